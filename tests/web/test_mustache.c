/* test_mustache.c - templates give what their rules promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "template_page.h"

/* ---- values, sections ---- */

static const struct page VALUES[] = {
    {"nothing", "", "", {{0}}},
    {"text alone", "a { b } }} c\n", "a { b } }} c\n", {{0}}},
    {"a value is escaped", "{{title}}", "Jeugd &amp; gezin", {{0}}},
    {"all five that HTML reads",
     "{{ odd }}",
     "&lt;a href=&quot;x&quot;&gt;O&#39;Neil &amp; co&lt;/a&gt;",
     {{0}}},
    {"three braces do not escape",
     "{{{title}}}|{{{ odd }}}",
     "Jeugd & gezin|<a href=\"x\">O'Neil & co</a>",
     {{0}}},
    {"nor does an ampersand",
     "{{&title}}|{{& title }}",
     "Jeugd & gezin|Jeugd & gezin",
     {{0}}},
    {"a day as people write it, and as it is",
     "{{closed_day_text}} {{closed_day}}<{{none.day_text}}>",
     "1 March 2026 2026-03-01<>",
     {{0}}},
    {"a value is not read as a template", "{{tag}}", "{{title}}", {{0}}},
    {"numbers and claims",
     "{{zero}} {{share}} {{yes}} {{no}}",
     "0 0.67 true false",
     {{0}}},
    {"null, empty and unknown are nothing",
     "<{{none}}{{empty}}{{unknown}}>",
     "<>",
     {{0}}},
    {"a list and an object are nothing", "<{{people}}{{home}}>", "<>", {{0}}},
    {"a name with points", "{{home.city}} {{home.street.number}}", "Brugge 7", {{0}}},
    {"a name with points breaks off",
     "<{{home.street.city}}{{none.city}}{{no.city}}{{zero.x}}>",
     "<>",
     {{0}}},
    {"a value keeps the white space around it", "  {{zero}}  \n", "  0  \n", {{0}}},
    {"a comment", "a{{! nothing }}b{{!}}c", "abc", {{0}}},
    {"a comment over lines", "a\n  {{! one\n two }}\nb", "a\nb", {{0}}},
    {"other delimiters",
     "{{=<% %>=}}<%zero%>{{zero}}<%={{ }}=%>{{zero}}",
     "0{{zero}}0",
     {{0}}},
    {"delimiters of one letter", "{{= | | =}}\n|zero| {{zero}}", "0 {{zero}}", {{0}}},
};

static void values_are_filled_in(void **state)
{
    (void)state;
    pages_check(VALUES, ARRAY_COUNT(VALUES));
}

static const struct page SECTIONS[] = {
    {"a list, item by item", "{{#people}}{{name}} {{/people}}", "An Bo ", {{0}}},
    {"an object, once", "{{#home}}{{city}}{{/home}}", "Brugge", {{0}}},
    {"a text, once",
     "{{#title}}<b>{{.}}</b>{{/title}}",
     "<b>Jeugd &amp; gezin</b>",
     {{0}}},
    {"true, once", "{{#yes}}{{title}}{{/yes}}", "Jeugd &amp; gezin", {{0}}},
    {"0 is known", "{{#zero}}={{.}}{{/zero}}{{^zero}}no{{/zero}}", "=0", {{0}}},
    {"none of what has nothing to say",
     "{{#no}}a{{/no}}{{#none}}b{{/none}}{{#nobody}}c{{/nobody}}{{#empty}}d{{/empty}}"
     "{{#unknown}}e{{/unknown}}",
     "",
     {{0}}},
    {"the other way round",
     "{{^no}}a{{/no}}{{^none}}b{{/none}}{{^nobody}}c{{/nobody}}{{^empty}}d{{/empty}}"
     "{{^unknown}}e{{/unknown}}{{^yes}}f{{/yes}}{{^people}}g{{/people}}",
     "abcde",
     {{0}}},
    {"inside before outside", "{{#people}}{{home.city}}/{{/people}}", "Gent//", {{0}}},
    {"outside when it is not inside",
     "{{#people}}{{name}}{{zero}}{{/people}}",
     "An0Bo0",
     {{0}}},
    {"the item itself",
     "{{#people}}({{#roles}}{{.}},{{/roles}}){{/people}}",
     "(trekker,lid,)()",
     {{0}}},
    {"lists in a list", "{{#pairs}}{{#.}}{{.}} {{/.}};{{/pairs}}", "1 10 ;2 20 ;", {{0}}},
    {"a section with points in its name",
     "{{#home.street}}{{number}}{{/home.street}}",
     "7",
     {{0}}},
    {"the same section twice",
     "{{#yes}}1{{/yes}}{{#yes}}2{{#yes}}3{{/yes}}{{/yes}}",
     "123",
     {{0}}},
    {"tags with a line for themselves leave no line",
     "<ul>\n  {{#people}}\n  <li>{{name}}\n  {{/people}}\n</ul>\n",
     "<ul>\n  <li>An\n  <li>Bo\n</ul>\n",
     {{0}}},
    {"with the line ends of Windows",
     "a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc",
     "a\r\nb\r\nc",
     {{0}}},
    {"tags that share a line leave it", "a\n{{#yes}} {{/yes}}\nb", "a\n \nb", {{0}}},
    {"a tag behind a text leaves it too", "a {{#yes}}\nb{{/yes}}\n", "a \nb\n", {{0}}},
    {"at the begin and the end of the file", "{{#yes}}\nb\n  {{/yes}}", "b\n", {{0}}},
};

static void sections_are_shown_when_there_is_something_to_say(void **state)
{
    (void)state;
    pages_check(SECTIONS, ARRAY_COUNT(SECTIONS));
}

/* ---- partials, parents ---- */

static const struct page PARTIALS[] = {
    {"a partial sees what the page sees",
     "{{#people}}{{>person}}{{/people}}",
     "[An][Bo]",
     {{"person.html", "[{{name}}]"}}},
    {"a file without the ending", "{{> plain }}", "x", {{"plain", "x"}}},
    {"on a line of its own it takes over the indentation",
     "<div>\n  {{>part}}\n</div>\n",
     "<div>\n  <p>\n    0\n  </p>\n</div>\n",
     {{"part.html", "<p>\n  {{zero}}\n</p>\n"}}},
    {"indentation adds up, blank lines have it too",
     " {{>one}}\nx\n",
     " 1\n   2\n   \n   3\nx\n",
     {{"one.html", "1\n  {{>two}}\n"}, {"two.html", "2\n\n3\n"}}},
    {"what a value holds is not indented",
     "  {{>part}}\n",
     "  one\ntwo\n.\n",
     {{"part.html", "{{{lines}}}.\n"}}},
    {"a value that begins an indented line",
     "  {{>part}}\n",
     "  0 a\n  |Jeugd & gezin\n",
     {{"part.html", "{{#zero}}\n{{.}} a\n{{/zero}}\n{{empty}}|{{{title}}}\n"}}},
    {"on the line of others it stays as it is",
     "  a {{>part}}\n",
     "  a 1\n2\n",
     {{"part.html", "1\n2"}}},
    {"delimiters are those of their file",
     "{{=| |=}}|>part||zero|",
     "0|zero|0",
     {{"part.html", "{{zero}}|zero|"}}},
    {"a partial that holds itself ends with the data",
     "{{#tree}}{{>node}}{{/tree}}",
     "a(b(c())d())",
     {{"node.html", "{{name}}({{#nodes}}{{>node}}{{/nodes}})"}}},
};

static void partials_are_put_in(void **state)
{
    (void)state;
    pages_check(PARTIALS, ARRAY_COUNT(PARTIALS));
}

#define FRAME "<h1>{{$title}}Samenspel{{/title}}</h1>{{$main}}{{/main}}."

static const struct page PARENTS[] = {
    {"a block without parent shows its default", "{{$a}}x{{zero}}{{/a}}", "x0", {{0}}},
    {"a parent without arguments is a partial",
     "{{<frame}}{{/frame}}",
     "<h1>Samenspel</h1>.",
     {{"frame.html", FRAME}}},
    {"one block is filled, the other is not",
     "{{<frame}}{{$main}}<p>{{title}}</p>{{/main}}{{/frame}}",
     "<h1>Samenspel</h1><p>Jeugd &amp; gezin</p>.",
     {{"frame.html", FRAME}}},
    {"text and comments between the blocks are not shown",
     "{{<frame}} a {{! why }}{{$title}}T{{/title}} b {{/frame}}",
     "<h1>T</h1>.",
     {{"frame.html", FRAME}}},
    {"a page, its section, the frame: the page has the last word",
     "{{<section}}{{$title}}page{{/title}}{{/section}}",
     "<h1>page</h1>s.",
     {{"section.html",
       "{{<frame}}{{$title}}section{{/title}}{{$main}}s{{/main}}{{/frame}}"},
      {"frame.html", FRAME}}},
    {"the one between has its word when the page is silent",
     "{{<section}}{{/section}}",
     "<h1>section</h1>.",
     {{"section.html", "{{<frame}}{{$title}}section{{/title}}{{/frame}}"},
      {"frame.html", FRAME}}},
    {"a card in a page has a title of its own",
     "{{<frame}}{{$title}}page{{/title}}{{$main}}{{<card}}{{$title}}card{{/title}}"
     "{{/card}}{{/main}}{{/frame}}",
     "<h1>page</h1><b>card</b>.",
     {{"frame.html", FRAME}, {"card.html", "<b>{{$title}}{{/title}}</b>"}}},
    {"a block in an argument can be filled one level up",
     "{{<middle}}{{$inner}}page{{/inner}}{{/middle}}",
     "<h1>Samenspel</h1>(page).",
     {{"middle.html",
       "{{<frame}}{{$main}}({{$inner}}middle{{/inner}}){{/main}}{{/frame}}"},
      {"frame.html", FRAME}}},
    {"an argument sees what stands around the block",
     "{{<list}}{{$row}}{{name}};{{/row}}{{/list}}",
     "An;Bo;",
     {{"list.html", "{{#people}}{{$row}}{{/row}}{{/people}}"}}},
    {"parents that hold each other end when a block is filled",
     "{{<one}}{{/one}}",
     "1 2 1 end",
     {{"one.html", "1 {{$next}}{{<two}}{{/two}}{{/next}}"},
      {"two.html", "2 {{<one}}{{$next}}end{{/next}}{{/one}}"}}},
    {"the margin of an argument gives way to that of the block",
     "{{<frame}}\n{{$main}}\n      <p>\n        {{zero}}\n      "
     "</p>\n{{/main}}\n{{/frame}}\n",
     "<main>\n  <p>\n    0\n  </p>\n</main>\n",
     {{"frame.html", "<main>\n  {{$main}}\n  {{/main}}\n</main>\n"}}},
    {"the margin of a default is that of the block",
     "{{<frame}}{{$main}}\nx\ny\n{{/main}}{{/frame}}",
     "<main>\n    x\n    y\n</main>\n",
     {{"frame.html", "<main>\n{{$main}}\n    default\n{{/main}}\n</main>\n"}}},
    {"a default keeps its white space",
     "{{<frame}}{{/frame}}",
     "<main>\n    default\n  more\n</main>\n",
     {{"frame.html",
       "<main>\n  {{$main}}\n    default\n  more\n  {{/main}}\n</main>\n"}}},
    {"a block on the line of others",
     "{{<frame}}{{$main}}1\n2{{/main}}{{/frame}}",
     "<b>1\n2</b>",
     {{"frame.html", "<b>{{$main}}{{/main}}</b>"}}},
    {"a parent on lines of its own indents what it brings",
     "a\n  {{<two}}\n  {{/two}}\nb\n",
     "a\n  1\n  2\nb\n",
     {{"two.html", "1\n2\n"}}},
    {"the margin holds again behind an argument in an argument",
     "{{<frame}}{{$main}}\n    a\n    {{<card}}{{$t}}\n  x\n{{/t}}{{/card}}\n    b\n"
     "{{/main}}{{/frame}}",
     "  a\n  <x\n  >\n  b\n",
     {{"frame.html", "  {{$main}}\n  {{/main}}\n"}, {"card.html", "<{{$t}}{{/t}}>\n"}}},
    {"a partial in an argument",
     "{{<frame}}{{$main}}\n    {{>two}}\n{{/main}}{{/frame}}",
     "  1\n  2\n",
     {{"frame.html", "  {{$main}}\n  {{/main}}\n"}, {"two.html", "1\n2\n"}}},
};

static void parents_are_filled_block_by_block(void **state)
{
    (void)state;
    pages_check(PARENTS, ARRAY_COUNT(PARENTS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_filled_in),
        cmocka_unit_test(sections_are_shown_when_there_is_something_to_say),
        cmocka_unit_test(partials_are_put_in),
        cmocka_unit_test(parents_are_filled_block_by_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
