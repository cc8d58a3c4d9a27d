/* main.c - where the parts meet. */
#include "cli/command.h"
#include "web/serve.h"

/* The command line knows nothing of the web, so its order is handed on here. */
static bool order_serve(const struct serve_order *order, struct status *st)
{
    const struct serve_options options = {
        .db = order->db,
        .listen = order->listen,
        .public_url = order->public_url,
        .smtp_url = order->smtp_url,
        .smtp_user = order->smtp_user,
        .smtp_password = order->smtp_password,
        .mail_dir = order->mail_dir,
        .mail_from = order->mail_from,
    };

    return serve(&options, st);
}

int main(int argument_count, char **arguments)
{
    (void)argument_count;
    return (int)command_main(arguments, order_serve);
}
