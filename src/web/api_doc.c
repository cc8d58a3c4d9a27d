#include "web/api_doc.h"

#include "web/routes.h"

static const char HEAD[] =
    "# The addresses of Samenspel\n"
    "\n"
    "<!-- Written by `make golden` from src/web/routes.c, src/web/forms.c and\n"
    "     src/method/access.c: do not edit it here. -->\n"
    "\n"
    "Everything that a page shows, a program can read: put `.json` behind the address.\n"
    "`GET /networks` is the page for people, `GET /networks.json` the same as an "
    "object;\n"
    "the two are made from one model, so they cannot say different things.\n"
    "\n"
    "- **Who asks** is told by the cookie `samenspel_session`, which signing in sets.\n"
    "- **A change** is a `POST` of `application/x-www-form-urlencoded` fields in UTF-8. "
    "Beside\n"
    "  its own fields it holds `token`: the member `token` of any form in the JSON of a "
    "page\n"
    "  that the same session has read (`form_….token`).\n"
    "- **It was done**: 303 to the page to look at next; with `.json` behind the address "
    "200\n"
    "  and `{\"go\": \"/networks/…\"}`.\n"
    "- **It was refused**: 422 when a field does not fit, 409 when something changed in "
    "the\n"
    "  meantime. The answer is the page with its form again: what was sent in `value`, "
    "what is\n"
    "  wrong in `error` of each field, or in `error` of the form.\n"
    "- **Other answers**: 400 the address cannot be read; 403 your role does not give "
    "you "
    "this,\n"
    "  or the token is not yours; 404 there is nothing, or nothing that you may know of; "
    "405\n"
    "  another method (`Allow` says which); 413 too large; 421 the server has another "
    "name; 429\n"
    "  too many tries; 503 try again in a minute.\n"
    "- **Known already**: pages of a network carry an `ETag`; send it as "
    "`If-None-Match`, "
    "and\n"
    "  304 says that nothing changed.\n"
    "- **Language**: cookie `samenspel_language` (`nl`, `fr`, `en`), then the account's, "
    "then\n"
    "  `Accept-Language`. Any address with `?lang=fr` sets the cookie and comes back.\n"
    "- Moments are `2026-11-22 14:05`, in UTC; days are `2026-11-22`.\n"
    "\n";

/* Who may, in as few words as there are. */
static void roles_add(struct text *text, const struct route *route)
{
    const char *separator = "";

    for (int i = 0; i < ROLE_COUNT; i++) {
        const enum access_role role = (enum access_role)i;

        if (access_of_role(role, route->object) < route->right) {
            continue;
        }
        if (role <= ROLE_ACCOUNT) {
            text_add(text, role == ROLE_VISITOR ? "everybody" : "who is signed in");
            return;
        }
        text_format(text, "%s%s", separator, access_role_name(role));
        separator = ", ";
    }
}

static const char *method_of(const struct route *route)
{
    return route->method == HTTP_GET ? "GET" : "POST";
}

static void routes_add(struct text *text)
{
    text_add(text, "## All addresses\n\n| | address | who may | what |\n"
                   "| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        text_format(text, "| %s | `%s` | ", method_of(&ROUTES[i]), ROUTES[i].path);
        roles_add(text, &ROUTES[i]);
        text_format(text, " | %s |\n", ROUTES[i].summary);
    }
}

static void kind_add(struct text *text, const struct field *field)
{
    static const char *const KINDS[] = {
        [FIELD_LINE] = "one line",
        [FIELD_TEXT] = "text",
        [FIELD_EMAIL] = "e-mail address",
        [FIELD_PASSWORD] = "password",
        [FIELD_CHOICE] = "one of these",
        [FIELD_DAY] = "day",
        [FIELD_NUMBER] = "whole number",
        [FIELD_CHECK] = "`yes`, or left out",
        [FIELD_BLOCK] = "text",
        [FIELD_FILE] = "a file; the form then goes as `multipart/form-data`",
        [FIELD_HIDDEN] = "one line",
        [FIELD_SELECT] = "one of these",
        [FIELD_CHOICES] = "any of these, once each",
    };
    const char *separator = ": ";

    text_add(text, KINDS[field->kind]);
    if (field->choices != NULL) {
        for (const struct choice *choice = field->choices; choice->code != NULL;
             choice++) {
            text_format(text, "%s`%s`", separator, choice->code);
            separator = ", ";
        }
    } else if (field->limit > 0) {
        text_format(text,
                    field->kind == FIELD_NUMBER ? ", at most %zu" : ", %zu characters",
                    field->limit);
    }
}

static void field_add(struct text *text, const struct field *field)
{
    text_format(text, "| `%s`%s | ", field->name, field->is_required ? " *" : "");
    kind_add(text, field);
    text_format(text, " | %s%s%s |\n", field->label, field->help == NULL ? "" : ". ",
                field->help == NULL ? "" : field->help);
}

static void forms_add(struct text *text)
{
    text_add(text,
             "\n## What is sent\n\n"
             "A star marks what must be filled in. A `POST` that is not listed here "
             "has no field\nbut its `token`.\n");
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct form_plan *form = ROUTES[i].form;

        if (form == NULL || form->field_count == 0) {
            continue;
        }
        text_format(text,
                    "\n### POST %s\n\n%s\n\n| field | kind | meaning |\n"
                    "| --- | --- | --- |\n",
                    ROUTES[i].path, ROUTES[i].summary);
        for (size_t f = 0; f < form->field_count; f++) {
            field_add(text, &form->fields[f]);
        }
    }
}

void api_doc_write(struct text *text)
{
    text_add(text, HEAD);
    routes_add(text);
    forms_add(text);
}
