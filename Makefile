# Samenspel: build, test, check.  `make help` lists what there is.
#
# One file, no configure step. Each room src/<room>/ becomes a library of its own, and a
# test links only the rooms that its own room may use, so a breach does not even link.
# What is missing on a fresh Debian is installed by tools/install-deps, once a group.

VERSION = 0.1.0
BUILD = build
PREFIX = /usr/local
FUZZ_SECONDS = 60
FILES =# the files `make check` looks at; empty: all

CHECKS = check-format check-layers check-style check-cppcheck check-tidy \
	check-translations

MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:
.DEFAULT_GOAL = all
.PHONY: all run unit test soak golden bench sanitize valgrind fuzz fuzz-run coverage \
	check $(CHECKS) format po install clean help

# Short lines (CC src/base/pool.c), or the whole commands with V=1.
ifdef V
say =
else
.SILENT:
say = echo "$1"
endif

# ---- the house ----------------------------------------------------------------------

ROOMS = cli drawing exchange method base# in link order: users before used

# The libraries a test of each room links.
may_base = base
may_method = method base
may_exchange = exchange method base
may_drawing = drawing method base
may_cli = $(ROOMS)

# Packages a room may use beyond the C library.
packages_drawing = librsvg-2.0 cairo fontconfig
packages_cli = libsodium

PROGRAM = $(BUILD)/samenspel
TESTS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/*/test_*.c))
TEST_SCRIPTS = $(wildcard tests/*/run)
FUZZERS = $(patsubst %.c,$(BUILD)/%,$(wildcard fuzz/*.c))
BENCHES = $(patsubst %.c,$(BUILD)/%,$(wildcard bench/*.c))
CATALOGUES = $(patsubst po/%.po,%,$(sort $(wildcard po/*.po)))
SOURCES = $(wildcard src/*.c src/*/*.c)
ALL_C = $(SOURCES) $(wildcard tests/*/*.c fuzz/*.c bench/*.c tools/*.c)
ALL_H = $(wildcard src/*/*.h tests/*.h tests/*/*.h fuzz/*.h bench/*.h)

# ---- flags --------------------------------------------------------------------------

ifeq ($(origin CC),default)
CC = gcc
endif
OPTIMISE = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
MODE =# added by sanitize, fuzz, coverage, valgrind: to compile and to link
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wundef \
	-Wwrite-strings -Wcast-qual -Wdouble-promotion -fno-common \
	$(if $(CI)$(WERROR),-Werror)
LANGUAGE_FLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -Isrc
CFLAGS = $(LANGUAGE_FLAGS) $(WARNINGS) $(OPTIMISE) $(MODE)

# Asked of pkg-config only when a recipe runs: by then it is installed. Foreign headers
# are system headers, so that our warnings speak of our own code.
package_cflags = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $1))
package_libs = $(shell pkg-config --libs $1)
room_packages = $(strip $(foreach room,$(may_$1),$(packages_$(room))))
room_libs = $(if $(room_packages),$(call package_libs,$(room_packages))) -lm

$(BUILD)/src/drawing/%.o $(BUILD)/tests/drawing/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_drawing))
$(BUILD)/src/cli/%.o $(BUILD)/tests/cli/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_cli)) $(VERSION_FLAG)
$(BUILD)/src/main.o: ROOM_FLAGS = $(VERSION_FLAG)
VERSION_FLAG = -DSAMENSPEL_VERSION='"$(VERSION)"'

# status.c cuts long sentences on purpose; only gcc warns of it.
ifeq (,$(findstring clang,$(CC)))
$(BUILD)/src/base/status.o: ROOM_FLAGS = -Wno-format-truncation
endif

# ---- building -----------------------------------------------------------------------

all: $(PROGRAM) ## build the program (the default)

run: $(PROGRAM) ## build it and rank the arena of the worked example
	$(PROGRAM) arena rank examples/oosterlinde

# One stamp a group of packages; they belong to the machine, so not under $(BUILD).
build/.deps-%: tools/install-deps
	mkdir -p $(@D)
	tools/install-deps $*
	touch $@

define compile
$(call say,CC $<)
mkdir -p $(@D)
$(CC) $(CFLAGS) $(ROOM_FLAGS) -MMD -MP -c -o $@ $<
endef

define link
$(call say,LD $@)
mkdir -p $(@D)
$(CC) $(CFLAGS) -o $@ $(filter %.o %.a,$^) $(LIBRARIES)
endef

$(BUILD)/%.o: %.c Makefile | build/.deps-build
	$(compile)
$(BUILD)/generated/%.o: $(BUILD)/generated/%.c Makefile | build/.deps-build
	$(compile)
$(BUILD)/tests/%.o $(BUILD)/bench/%.o: LANGUAGE_FLAGS += -Itests
$(BUILD)/tests/%.o: tests/%.c Makefile | build/.deps-build build/.deps-test
	$(compile)

$(BUILD)/embed: tools/embed.c Makefile | build/.deps-build
	$(call say,CC $<)
	mkdir -p $(@D)
	$(CC) $(LANGUAGE_FLAGS) $(WARNINGS) -O2 -o $@ $<

$(BUILD)/po/%.mo: po/%.po | build/.deps-build
	$(call say,MO $<)
	mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(BUILD)/generated/catalogues.c: $(CATALOGUES:%=$(BUILD)/po/%.mo) $(BUILD)/embed
	$(call say,EMBED $@)
	mkdir -p $(@D)
	$(BUILD)/embed $(foreach c,$(CATALOGUES),catalogue_$c=$(BUILD)/po/$c.mo) > $@

.SECONDEXPANSION:
objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $1))
archives = $(patsubst %,$(BUILD)/lib/%.a,$1)
generated_base = $(BUILD)/generated/catalogues.o

# The folder itself is a prerequisite too: a file taken away leaves the library.
$(BUILD)/lib/%.a: $$(call objects,src/$$*/*.c) $$(generated_$$*) $$(wildcard src/$$*)
	$(call say,AR $@)
	mkdir -p $(@D)
	rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

LIBRARIES = $(call room_libs,cli)
$(PROGRAM): $(BUILD)/src/main.o $(call archives,$(ROOMS))
	$(link)
$(FUZZERS): LIBRARIES += -fsanitize=fuzzer
$(FUZZERS) $(BENCHES): $$@.o $(call archives,$(ROOMS))
	$(link)

# A test program: its own object, the helpers beside it, the rooms it may use.
room_of = $(notdir $(patsubst %/,%,$(dir $1)))
helpers = $(call objects,$(filter-out tests/$1/test_%,$(wildcard tests/$1/*.c)))
$(TESTS): LIBRARIES = $(call room_libs,$(call room_of,$@)) $(call package_libs,cmocka)
$(TESTS): $$@.o $$(call helpers,$$(call room_of,$$@)) \
	$$(call archives,$$(may_$$(call room_of,$$@)))
	$(link)

# ---- testing ------------------------------------------------------------------------

export SAMENSPEL = $(PROGRAM)# which program tests/*/run try

unit: $(TESTS) ## run the unit tests (on every save)
	tools/test-run $(TESTS)

test: $(TESTS) $(PROGRAM) | build/.deps-test ## run every test
	tools/test-run $(TESTS) $(TEST_SCRIPTS)

soak: $(TESTS) ## run the unit tests with their long loops
	SAMENSPEL_SOAK=1 tools/test-run $(TESTS)

golden: $(PROGRAM) ## rewrite the expected output, and the pictures of the docs
	$(PROGRAM) arena draw examples/oosterlinde --lang en -o docs/pictures/ranking.svg
	tests/cli/run --update $(PROGRAM)

bench: $(BENCHES) ## build and run the measurements
	for program in $(BENCHES); do $$program || exit 1; done

# The pool gives each allocation its own malloc where memory is watched.
SANITIZE = -fno-omit-frame-pointer -fno-sanitize-recover=all -DPOOL_SEPARATE=1
sanitize: | build/.deps-check ## run every test under ASan and UBSan (clang)
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.asan:print_suppressions=0 \
	$(MAKE) test BUILD=build/sanitize CC=clang OPTIMISE='-O1 -g' \
		MODE='-fsanitize=address,undefined $(SANITIZE)'

VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full \
	--show-leak-kinds=definite --errors-for-leak-kinds=definite \
	--suppressions=$(CURDIR)/tests/leaks.valgrind
valgrind: | build/.deps-valgrind ## run every test under valgrind
	SAMENSPEL_WRAPPER='$(VALGRIND)' \
	$(MAKE) test BUILD=build/valgrind OPTIMISE='-O1 -g' MODE=-DPOOL_SEPARATE=1

fuzz: | build/.deps-check ## fuzz each reader for FUZZ_SECONDS
	$(MAKE) fuzz-run BUILD=build/fuzzers CC=clang OPTIMISE='-O1 -g' \
		MODE='-fsanitize=fuzzer-no-link,address,undefined $(SANITIZE)'

fuzz-run: $(FUZZERS)
	tools/fuzz-run $(FUZZ_SECONDS) $(FUZZERS)

coverage: | build/.deps-coverage ## measure the lines the tests reach
	mkdir -p build/coverage
	find build/coverage -name '*.gcda' -delete
	$(MAKE) test BUILD=build/coverage OPTIMISE='-O0 -g' MODE=--coverage
	gcovr --root . --filter src/ build/coverage
	for room in base method; do \
		gcovr --root . --filter src/$$room/ --fail-under-line 90 build/coverage \
			> build/coverage/$$room || { echo "src/$$room: below 90 % of lines"; exit 1; }; \
	done

# ---- checking -----------------------------------------------------------------------

CHECKED = $(if $(FILES),$(filter $(ALL_C) $(ALL_H),$(FILES)),$(ALL_C) $(ALL_H))
CHECKED_SOURCES = $(filter $(SOURCES),$(CHECKED))

check: $(CHECKS) ## format, layers, style, cppcheck, clang-tidy, translations

check-format: | build/.deps-check
	echo $(CHECKED) | xargs -r clang-format --dry-run -Werror

check-layers:
	tools/layers $(FILES)

check-style:
	tools/style $(FILES)

check-cppcheck: | build/.deps-check
	echo $(CHECKED_SOURCES) | xargs -r cppcheck --quiet --error-exitcode=1 --std=c11 \
		-Isrc --enable=warning,performance,portability --inline-suppr

check-tidy: | build/.deps-build build/.deps-check
	printf '%s\n' $(CHECKED_SOURCES) | xargs -r -P2 -I{} tools/tidy {} $(LANGUAGE_FLAGS) \
		$(call package_cflags,$(call room_packages,cli)) $(VERSION_FLAG)

check-translations: | build/.deps-build
	tools/translations

format: | build/.deps-check ## lay out every C file with clang-format
	clang-format -i $(ALL_C) $(ALL_H)

po: | build/.deps-build ## bring po/*.po up to date with the sources
	tools/translations --update

# ---- the rest -----------------------------------------------------------------------

install: $(PROGRAM) ## install under PREFIX (and DESTDIR)
	install -D $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/samenspel
	for file in $$(find examples -type f); do \
		install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/samenspel/$$file; done
	for file in README.md LICENSE $$(find docs -type f); do \
		install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/doc/samenspel/$$file; done

clean: ## remove everything that was built
	rm -rf build

help: ## show this list
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

-include $(patsubst %.c,$(BUILD)/%.d,$(ALL_C)) $(BUILD)/generated/catalogues.d
