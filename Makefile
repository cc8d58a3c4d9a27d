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
.PHONY: all run unit test soak golden bench sanitize race race-run valgrind fuzz fuzz-run \
	coverage check $(CHECKS) format po install clean help

# Short lines (CC src/base/pool.c), or the whole commands with V=1.
ifdef V
say =
else
.SILENT:
say = echo "$1"
endif

# ---- the house ----------------------------------------------------------------------

ROOMS = cli web drawing exchange store analysis method base# in link order: users before used

# The libraries a test of each room links.
may_base = base
may_method = method base
may_analysis = analysis method base
may_exchange = exchange analysis method base
may_drawing = drawing analysis method base
may_store = store method base
may_web = web drawing exchange store analysis method base
may_server = store method base# what talks to the real program, and looks into its database
may_cli = cli drawing exchange store analysis method base

# Packages a room may use beyond the C library.
packages_analysis = gsl igraph
packages_exchange = minizip expat zlib
packages_drawing = librsvg-2.0 cairo fontconfig libqrencode
packages_store = sqlite3 libpq libsodium jansson
packages_web = libmicrohttpd libcurl libsodium
packages_cli = libsodium

PROGRAM = $(BUILD)/samenspel
TESTS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/*/test_*.c))
UNIT_TESTS = $(filter-out %/test_demo %/test_demo_experience,$(filter $(patsubst %,$(BUILD)/tests/%/%,base method \
	analysis exchange drawing cli),$(TESTS)))# those that need no database
TEST_SCRIPTS = $(wildcard tests/*/run)
FUZZERS = $(patsubst %.c,$(BUILD)/%,$(wildcard fuzz/*.c))
BENCHES = $(patsubst %.c,$(BUILD)/%,$(wildcard bench/*.c))
CATALOGUES = $(patsubst po/%.po,%,$(sort $(wildcard po/*.po)))
SOURCES = $(wildcard src/*.c src/*/*.c src/*/*/*.c)
ALL_C = $(SOURCES) $(wildcard tests/*/*.c fuzz/*.c bench/*.c tools/*.c)
ALL_H = $(wildcard src/*/*.h src/*/*/*.h tests/*.h tests/*/*.h fuzz/*.h bench/*.h \
	tools/*.h)

# ---- flags --------------------------------------------------------------------------

ifeq ($(origin CC),default)
CC = gcc
endif
OPTIMISE = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
MODE =# added by sanitize, fuzz, coverage, valgrind: to compile and to link
# Of clang -Wdouble-promotion is left out: it takes NAN for a float that is promoted.
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wundef \
	-Wwrite-strings -Wcast-qual -Wdouble-promotion -fno-common \
	$(if $(findstring clang,$(CC)),-Wno-double-promotion) $(if $(CI)$(WERROR),-Werror)
LANGUAGE_FLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -pthread -Isrc -I$(BUILD)/generated
CFLAGS = $(LANGUAGE_FLAGS) $(WARNINGS) $(OPTIMISE) $(MODE)
# Three hundred programs are linked: where there is gold, in a third of the time.
LINKER := $(if $(shell command -v ld.gold),-fuse-ld=gold)

# Asked of pkg-config only when a recipe runs: by then it is installed. Foreign headers
# are system headers, so that our warnings speak of our own code.
package_cflags = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $1))
package_libs = $(shell pkg-config --libs $1)
room_packages = $(strip $(foreach room,$(may_$1),$(packages_$(room))))
room_libs = $(if $(room_packages),$(call package_libs,$(room_packages))) -lm

$(BUILD)/src/analysis/%.o $(BUILD)/tests/analysis/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_analysis))
$(BUILD)/src/exchange/%.o $(BUILD)/tests/exchange/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_exchange))
$(BUILD)/src/drawing/%.o $(BUILD)/tests/drawing/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_drawing))
$(BUILD)/src/store/%.o $(BUILD)/tests/store/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_store))
$(BUILD)/src/web/%.o $(BUILD)/tests/web/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_web)) $(VERSION_FLAG)
$(BUILD)/src/cli/%.o $(BUILD)/tests/cli/%.o: \
	ROOM_FLAGS = $(call package_cflags,$(packages_cli)) $(VERSION_FLAG)
$(BUILD)/src/main.o: ROOM_FLAGS = $(VERSION_FLAG)
$(patsubst %.c,$(BUILD)/%.o,$(wildcard bench/analysis*.c)): \
	ROOM_FLAGS = $(call package_cflags,$(packages_analysis))
VERSION_FLAG = -DSAMENSPEL_VERSION='"$(VERSION)"'

# status.c cuts long sentences on purpose; only gcc warns of it.
ifeq (,$(findstring clang,$(CC)))
$(BUILD)/src/base/status.o: ROOM_FLAGS = -Wno-format-truncation
endif

# ---- building -----------------------------------------------------------------------

all: $(PROGRAM) ## build the program (the default)

LISTEN = 127.0.0.1:8080
run: $(PROGRAM) ## build it and serve the demonstration network, at LISTEN
	tools/run-demonstration $(PROGRAM) $(LISTEN)

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
$(CC) $(CFLAGS) $(LINKER) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBRARIES)
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

$(BUILD)/instruments: tools/instruments.c tools/instrument_check.c \
		tools/instrument_shape.c tools/instrument_check.h tools/instrument_shape.h Makefile | build/.deps-build
	$(call say,CC $<)
	mkdir -p $(@D)
	$(CC) $(LANGUAGE_FLAGS) $(WARNINGS) -O2 $(call package_cflags,jansson) -o $@ \
		$(filter %.c,$^) $(call package_libs,jansson)

$(BUILD)/po/%.mo: po/%.po | build/.deps-build
	$(call say,MO $<)
	mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(BUILD)/generated/catalogues.c: $(CATALOGUES:%=$(BUILD)/po/%.mo) $(BUILD)/embed
	$(call say,EMBED $@)
	mkdir -p $(@D)
	$(BUILD)/embed $(foreach c,$(CATALOGUES),catalogue_$c=$(BUILD)/po/$c.mo) > $@

# Named SQL, migrations, templates, assets and the example become constants too.
SQL = $(sort $(wildcard src/store/*.sql))
MIGRATIONS = $(sort $(wildcard src/store/migrations/*.sql))
TEMPLATES = $(sort $(wildcard src/web/*.html))
ASSETS = $(sort $(wildcard assets/*))
EXAMPLES = $(sort $(wildcard examples/oosterlinde/*))
INSTRUMENTS = $(sort $(wildcard instruments/*.json))

define generate
$(call say,EMBED $@)
mkdir -p $(@D)
$1 > $@
endef

$(BUILD)/generated/store/sql.h: tools/embed-sql $(SQL)
	$(call generate,tools/embed-sql --header $(SQL))
$(BUILD)/generated/sql.c: tools/embed-sql $(SQL) $(BUILD)/generated/store/sql.h
	$(call generate,tools/embed-sql $(SQL))
$(BUILD)/generated/migrations.c: $(BUILD)/embed $(MIGRATIONS)
	$(call generate,$(BUILD)/embed --table MIGRATION $(MIGRATIONS))
$(BUILD)/generated/templates.c: $(BUILD)/embed $(TEMPLATES)
	$(call generate,$(BUILD)/embed --table TEMPLATE $(TEMPLATES))
$(BUILD)/generated/assets.c: tools/embed-assets $(BUILD)/embed $(ASSETS)
	$(call generate,tools/embed-assets $(BUILD)/embed $(ASSETS))
$(BUILD)/generated/examples.c: $(BUILD)/embed $(EXAMPLES)
	$(call generate,$(BUILD)/embed --table EXAMPLE $(EXAMPLES))
$(BUILD)/generated/instruments.c: $(BUILD)/instruments $(INSTRUMENTS)
	$(call generate,$(BUILD)/instruments $(INSTRUMENTS))
$(patsubst %.c,$(BUILD)/%.o,$(wildcard src/store/*.c src/store/*/*.c src/web/*.c \
	src/cli/*.c tests/store/*.c tests/web/*.c bench/*.c)): \
	| $(BUILD)/generated/store/sql.h

.SECONDEXPANSION:
objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $1))
archives = $(patsubst %,$(BUILD)/lib/%.a,$1)
generated_base = $(BUILD)/generated/catalogues.o
generated_method = $(BUILD)/generated/instruments.o
generated_store = $(BUILD)/generated/sql.o $(BUILD)/generated/migrations.o
generated_web = $(BUILD)/generated/templates.o $(BUILD)/generated/assets.o
generated_cli = $(BUILD)/generated/examples.o

# The folder itself is a prerequisite too: a file taken away leaves the library.
$(BUILD)/lib/%.a: $$(call objects,src/$$*/*.c src/$$*/*/*.c) $$(generated_$$*) \
	$$(wildcard src/$$*)
	$(call say,AR $@)
	mkdir -p $(@D)
	rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

LIBRARIES = $(call package_libs,$(foreach room,$(ROOMS),$(packages_$(room)))) -lm
$(PROGRAM): $(BUILD)/src/main.o $(call archives,$(ROOMS))
	$(link)
$(FUZZERS): LIBRARIES += -fsanitize=fuzzer
$(BUILD)/bench/web $(BUILD)/bench/survey $(BUILD)/bench/replies: LIBRARIES += $(call package_libs,cmocka)
$(BUILD)/bench/xlsx: LIBRARIES += $(call package_libs,xlsxwriter)
$(BUILD)/bench/web $(BUILD)/bench/survey $(BUILD)/bench/replies: $(BUILD)/tests/server/server_process.o \
	$(BUILD)/tests/web/http_client.o
$(BENCHES): $$@.o $(call archives,$(ROOMS))
	$(link)
$(FUZZERS): $$@.o $(call archives,$(filter-out cli,$(ROOMS)))
	$(link)

# A test program: its own object, the helpers beside it, the rooms it may use.
room_of = $(notdir $(patsubst %/,%,$(dir $1)))
helpers = $(call objects,$(filter-out tests/$1/test_%,$(wildcard tests/$1/*.c)))
$(TESTS): LIBRARIES = $(call room_libs,$(call room_of,$@)) $(call package_libs,cmocka)
$(filter $(BUILD)/tests/server/%,$(TESTS)): $(BUILD)/tests/web/http_client.o
$(BUILD)/tests/analysis/test_experience_attack: $(BUILD)/tests/method/linear_attacker.o
$(TESTS): $$@.o $$(call helpers,$$(call room_of,$$@)) \
	$$(call archives,$$(may_$$(call room_of,$$@)))
	$(link)

# ---- testing ------------------------------------------------------------------------

export SAMENSPEL = $(PROGRAM)# which program tests/*/run try

unit: $(UNIT_TESTS) ## run the tests of the rooms without a database (on every save)
	tools/test-run $(UNIT_TESTS)

test: $(TESTS) $(PROGRAM) | build/.deps-test build/.deps-browser ## run every test
	tools/test-run $(TESTS) $(TEST_SCRIPTS)

soak: $(TESTS) $(PROGRAM) ## run the unit tests with their long loops
	SAMENSPEL_SOAK=1 tools/test-run $(TESTS)

golden: $(PROGRAM) $(BUILD)/tests/web/test_routes ## rewrite expected output and docs
	SAMENSPEL_GOLDEN=1 $(BUILD)/tests/web/test_routes > /dev/null
	$(PROGRAM) arena draw examples/oosterlinde --lang en -o docs/pictures/ranking.svg
	$(PROGRAM) network draw examples/networks/contact-2026.csv \
		--attributes examples/networks/organisations-2026.csv --colour sector \
		--lang en -o docs/pictures/map.svg 2> /dev/null
	tests/cli/run --update $(PROGRAM)

bench: $(BENCHES) $(PROGRAM) | build/.deps-bench ## build and run the measurements
	for program in $(BENCHES); do $$program || exit 1; done

# The pool gives each allocation its own malloc where memory is watched.
SANITIZE = -fno-omit-frame-pointer -fno-sanitize-recover=all -DPOOL_SEPARATE=1
# Without the browser: what its pages do, tests/web does too, and Chromium is slow beside it.
sanitize: | build/.deps-check ## run the tests but the browser's under ASan and UBSan (clang)
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.asan:print_suppressions=0 \
	SAMENSPEL_PATIENT=1 $(MAKE) test BUILD=build/sanitize CC=clang OPTIMISE='-O1 -gline-tables-only' \
		TEST_SCRIPTS='$(filter-out tests/browser/run,$(TEST_SCRIPTS))' \
		MODE='-fsanitize=address,undefined $(SANITIZE)'

# What more than one thread meets in: the store, the transport, the server as a whole.
RACE_TESTS = $(filter $(patsubst %,$(BUILD)/tests/%,server/% store/test_at_once \
	store/test_survey_answer web/test_answer_one \
	store/test_store store/test_transaction web/test_clerk web/test_kept web/test_page_cache \
	web/test_password web/test_transport%),$(TESTS))
race: | build/.deps-check ## run the tests of threads under ThreadSanitizer (clang)
	$(MAKE) race-run BUILD=build/race CC=clang OPTIMISE='-O1 -gline-tables-only' \
		MODE='-fsanitize=thread -fno-omit-frame-pointer'

race-run: $(RACE_TESTS) $(PROGRAM) | build/.deps-test
	tools/test-run $(RACE_TESTS)

VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full \
	--show-leak-kinds=definite --errors-for-leak-kinds=definite \
	--suppressions=$(CURDIR)/tests/leaks.valgrind
valgrind: | build/.deps-valgrind ## run every test under valgrind
	SAMENSPEL_WRAPPER='$(VALGRIND)' \
	$(MAKE) test BUILD=build/valgrind OPTIMISE='-O1 -g' MODE=-DPOOL_SEPARATE=1

fuzz: | build/.deps-check ## fuzz each reader for FUZZ_SECONDS
	$(MAKE) fuzz-run BUILD=build/fuzzers CC=clang OPTIMISE='-O1 -gline-tables-only' \
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
	for file in README.md LICENSE $$(find docs install -type f); do \
		install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/doc/samenspel/$$file; done

clean: ## remove everything that was built
	rm -rf build

help: ## show this list
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

-include $(patsubst %.c,$(BUILD)/%.d,$(ALL_C)) $(wildcard $(BUILD)/generated/*.d)
