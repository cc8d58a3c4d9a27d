/* pages.h - every page function, for the routes table. GET functions fill the model, POST
 * functions (…_post) change something and say where to go. */
#pragma once

#include "web/visit.h"

/* sign_in.c */
bool start_page(struct visit *visit, struct status *st);
bool sign_in_page(struct visit *visit, struct status *st);
bool sign_in_post(struct visit *visit, struct status *st);
bool sign_in_mail_post(struct visit *visit, struct status *st);
bool sign_out_post(struct visit *visit, struct status *st);
bool sign_out_everywhere_post(struct visit *visit, struct status *st);

/* sign_in_link.c */
bool sign_in_link_page(struct visit *visit, struct status *st);
bool sign_in_link_post(struct visit *visit, struct status *st);

/* setup.c */
bool setup_page(struct visit *visit, struct status *st);
bool setup_post(struct visit *visit, struct status *st);

/* own_account.c */
bool account_page(struct visit *visit, struct status *st);
bool account_post(struct visit *visit, struct status *st);
bool account_password_post(struct visit *visit, struct status *st);

/* networks.c */
bool networks_page(struct visit *visit, struct status *st);
bool network_new_page(struct visit *visit, struct status *st);
bool network_new_post(struct visit *visit, struct status *st);

/* network_home.c */
bool network_home_page(struct visit *visit, struct status *st);

/* people_page.c */
bool people_page(struct visit *visit, struct status *st);
bool person_page(struct visit *visit, struct status *st);
bool role_give_post(struct visit *visit, struct status *st);
bool role_end_post(struct visit *visit, struct status *st);

/* invitation_page.c */
bool invite_page(struct visit *visit, struct status *st);
bool invite_post(struct visit *visit, struct status *st);
bool invitation_page(struct visit *visit, struct status *st);
bool invitation_qr(struct visit *visit, struct status *st);
bool invitation_withdraw_post(struct visit *visit, struct status *st);

/* join.c */
bool join_page(struct visit *visit, struct status *st);
bool join_post(struct visit *visit, struct status *st);
bool join_new_post(struct visit *visit, struct status *st);

/* history_page.c */
bool history_page(struct visit *visit, struct status *st);
bool history_undo_post(struct visit *visit, struct status *st);

/* settings_page.c */
bool settings_page(struct visit *visit, struct status *st);
bool settings_post(struct visit *visit, struct status *st);
bool archive_page(struct visit *visit, struct status *st);
bool archive_post(struct visit *visit, struct status *st);
bool reopen_post(struct visit *visit, struct status *st);
bool delete_post(struct visit *visit, struct status *st);

/* host.c */
bool host_page(struct visit *visit, struct status *st);
bool host_coordinator_page(struct visit *visit, struct status *st);
bool host_coordinator_post(struct visit *visit, struct status *st);

/* health.c */
bool health_page(struct visit *visit, struct status *st);
bool metrics_page(struct visit *visit, struct status *st);
