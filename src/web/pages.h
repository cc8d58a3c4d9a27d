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

/* result_page.c, override_page.c, arena_drawing.c */
bool result_page(struct visit *visit, struct status *st);
bool ranking_drawing(struct visit *visit, struct status *st);
bool override_page(struct visit *visit, struct status *st);
bool override_post(struct visit *visit, struct status *st);
bool override_remove_post(struct visit *visit, struct status *st);

/* versions_page.c */
bool versions_page(struct visit *visit, struct status *st);
bool version_post(struct visit *visit, struct status *st);
bool ratings_erase_post(struct visit *visit, struct status *st);

/* host.c */
bool host_page(struct visit *visit, struct status *st);
bool host_coordinator_page(struct visit *visit, struct status *st);
bool host_coordinator_post(struct visit *visit, struct status *st);

/* health.c */
bool health_page(struct visit *visit, struct status *st);
bool metrics_page(struct visit *visit, struct status *st);

/* talks_page.c */
bool talks_page(struct visit *visit, struct status *st);

/* talk_page.c */
bool talk_page(struct visit *visit, struct status *st);
bool talk_post(struct visit *visit, struct status *st);

/* members_page.c */
bool members_page(struct visit *visit, struct status *st);
bool member_add_post(struct visit *visit, struct status *st);

/* member_page.c */
bool member_page(struct visit *visit, struct status *st);
bool member_post(struct visit *visit, struct status *st);
bool member_role_post(struct visit *visit, struct status *st);
bool member_end_post(struct visit *visit, struct status *st);

/* own_page.c */
bool own_page(struct visit *visit, struct status *st);
bool own_post(struct visit *visit, struct status *st);

/* files_page.c */
bool files_page(struct visit *visit, struct status *st);
bool file_download(struct visit *visit, struct status *st);

/* issue_page.c */
bool issue_page(struct visit *visit, struct status *st);
bool issue_post(struct visit *visit, struct status *st);

/* sources_page.c */
bool sources_page(struct visit *visit, struct status *st);
bool source_add_post(struct visit *visit, struct status *st);
bool source_page(struct visit *visit, struct status *st);
bool source_post(struct visit *visit, struct status *st);
bool source_remove_post(struct visit *visit, struct status *st);

/* form_case_page.c, form_case_edit.c */
bool form_cases_page(struct visit *visit, struct status *st);
bool form_case_page(struct visit *visit, struct status *st);
bool form_case_answers_post(struct visit *visit, struct status *st);
bool form_case_choice_post(struct visit *visit, struct status *st);

/* criteria_page.c */
bool criteria_page(struct visit *visit, struct status *st);
bool criterion_add_post(struct visit *visit, struct status *st);
bool criterion_proposal_post(struct visit *visit, struct status *st);
bool criteria_lock_post(struct visit *visit, struct status *st);

/* criterion_page.c */
bool criterion_page(struct visit *visit, struct status *st);
bool criterion_post(struct visit *visit, struct status *st);
bool criterion_remove_post(struct visit *visit, struct status *st);

/* fit_page.c */
bool fit_page(struct visit *visit, struct status *st);
bool fit_post(struct visit *visit, struct status *st);

/* arena_page.c, arena_actors.c */
bool arena_page(struct visit *visit, struct status *st);
bool arena_actors_post(struct visit *visit, struct status *st);
bool actor_add_post(struct visit *visit, struct status *st);

/* round_post.c */
bool round_open_post(struct visit *visit, struct status *st);
bool round_close_post(struct visit *visit, struct status *st);

/* actor_page.c */
bool actor_page(struct visit *visit, struct status *st);
bool actor_post(struct visit *visit, struct status *st);
bool actor_remove_post(struct visit *visit, struct status *st);

/* sheet_page.c, sheet_post.c */
bool sheet_page(struct visit *visit, struct status *st);
bool sheet_post(struct visit *visit, struct status *st);
bool sheet_resume_post(struct visit *visit, struct status *st);

/* holdings_page.c, holdings_save.c */
bool holdings_page(struct visit *visit, struct status *st);
bool holdings_post(struct visit *visit, struct status *st);

/* paste_page.c */
bool paste_page(struct visit *visit, struct status *st);
bool paste_post(struct visit *visit, struct status *st);

/* partners_page.c, partners_save.c, partners_coverage.c */
bool partners_page(struct visit *visit, struct status *st);
bool partners_post(struct visit *visit, struct status *st);
bool coverage_drawing(struct visit *visit, struct status *st);

/* pairs_page.c */
bool pairs_page(struct visit *visit, struct status *st);
bool pair_page(struct visit *visit, struct status *st);
bool pair_post(struct visit *visit, struct status *st);

/* ties_talks.c, without_page.c, introductions_page.c, trust_page.c */
bool tie_talks_page(struct visit *visit, struct status *st);
bool without_page(struct visit *visit, struct status *st);
bool without_drawing(struct visit *visit, struct status *st);
bool introductions_page(struct visit *visit, struct status *st);
bool trust_page(struct visit *visit, struct status *st);

/* organisation_findings.c, own_findings.c */
bool organisations_findings_page(struct visit *visit, struct status *st);
bool organisation_findings_page(struct visit *visit, struct status *st);
bool own_findings_page(struct visit *visit, struct status *st);

/* changes_page.c, findings_files.c */
bool changes_page(struct visit *visit, struct status *st);
bool findings_files_page(struct visit *visit, struct status *st);
bool findings_file_download(struct visit *visit, struct status *st);

/* survey_page.c */
bool survey_page(struct visit *visit, struct status *st);
bool survey_new_page(struct visit *visit, struct status *st);
bool survey_new_post(struct visit *visit, struct status *st);
bool survey_words_page(struct visit *visit, struct status *st);
bool survey_words_post(struct visit *visit, struct status *st);

/* survey_status.c, survey_ask.c, survey_list.c, survey_turn.c */
bool survey_status_page(struct visit *visit, struct status *st);
bool survey_ask_post(struct visit *visit, struct status *st);
bool informant_add_post(struct visit *visit, struct status *st);
bool survey_remind_post(struct visit *visit, struct status *st);
bool survey_member_post(struct visit *visit, struct status *st);
bool survey_off_post(struct visit *visit, struct status *st);
bool survey_same_post(struct visit *visit, struct status *st);
bool survey_coordinates_post(struct visit *visit, struct status *st);
bool survey_open_post(struct visit *visit, struct status *st);
bool survey_close_page(struct visit *visit, struct status *st);
bool survey_close_post(struct visit *visit, struct status *st);
bool survey_remove_post(struct visit *visit, struct status *st);

/* survey_informant.c, survey_print.c, survey_own.c */
bool informant_page(struct visit *visit, struct status *st);
bool informant_post(struct visit *visit, struct status *st);
bool informant_renew_post(struct visit *visit, struct status *st);
bool informant_withdraw_post(struct visit *visit, struct status *st);
bool informant_qr(struct visit *visit, struct status *st);
bool informant_sheet(struct visit *visit, struct status *st);
bool survey_sheets(struct visit *visit, struct status *st);
bool survey_own_page(struct visit *visit, struct status *st);

/* experience_page.c, experience_new.c */
bool experience_page(struct visit *visit, struct status *st);
bool experience_new_page(struct visit *visit, struct status *st);
bool experience_new_post(struct visit *visit, struct status *st);
bool experience_words_page(struct visit *visit, struct status *st);
bool experience_words_post(struct visit *visit, struct status *st);

/* experience_status.c, experience_turn.c */
bool experience_status_page(struct visit *visit, struct status *st);
bool experience_open_post(struct visit *visit, struct status *st);
bool experience_closing_page(struct visit *visit, struct status *st);
bool experience_closing_post(struct visit *visit, struct status *st);
bool experience_remove_post(struct visit *visit, struct status *st);
bool experience_recompute_post(struct visit *visit, struct status *st);

/* experience_items.c, experience_own_items.c */
bool experience_items_page(struct visit *visit, struct status *st);
bool experience_items_post(struct visit *visit, struct status *st);
bool experience_preset_post(struct visit *visit, struct status *st);
bool own_item_post(struct visit *visit, struct status *st);
bool own_item_remove_post(struct visit *visit, struct status *st);

/* experience_links.c, experience_print.c */
bool survey_link_page(struct visit *visit, struct status *st);
bool survey_link_post(struct visit *visit, struct status *st);
bool survey_link_void_post(struct visit *visit, struct status *st);
bool survey_link_qr(struct visit *visit, struct status *st);
bool survey_link_poster(struct visit *visit, struct status *st);
bool experience_sheet(struct visit *visit, struct status *st);

/* experience_import.c, experience_self.c */
bool experience_import_page(struct visit *visit, struct status *st);
bool experience_import_post(struct visit *visit, struct status *st);
bool experience_self_page(struct visit *visit, struct status *st);
bool experience_self_post(struct visit *visit, struct status *st);

/* survey_paper.c */
bool survey_paper_page(struct visit *visit, struct status *st);
bool survey_paper_post(struct visit *visit, struct status *st);
bool paper_name_post(struct visit *visit, struct status *st);

/* answer_page.c, answer_step_page.c, answer_step_post.c */
bool answer_code_page(struct visit *visit, struct status *st);
bool answer_code_post(struct visit *visit, struct status *st);
bool answer_page(struct visit *visit, struct status *st);
bool answer_begin_post(struct visit *visit, struct status *st);
bool answer_end_page(struct visit *visit, struct status *st);
bool answer_finish_post(struct visit *visit, struct status *st);
bool answer_resume_post(struct visit *visit, struct status *st);
bool answer_step_page(struct visit *visit, struct status *st);
bool answer_step_post(struct visit *visit, struct status *st);

/* reply_page.c, reply_step_page.c, reply_step_post.c, reply_end_page.c */
bool reply_page(struct visit *visit, struct status *st);
bool reply_begin_post(struct visit *visit, struct status *st);
bool reply_resume_post(struct visit *visit, struct status *st);
bool reply_step_page(struct visit *visit, struct status *st);
bool reply_step_post(struct visit *visit, struct status *st);
bool reply_end_page(struct visit *visit, struct status *st);
bool reply_send_post(struct visit *visit, struct status *st);
bool reply_stop_page(struct visit *visit, struct status *st);
bool reply_erase_page(struct visit *visit, struct status *st);
bool reply_erase_post(struct visit *visit, struct status *st);
bool reply_thanks_page(struct visit *visit, struct status *st);
bool reply_leave_page(struct visit *visit, struct status *st);
bool reply_left_page(struct visit *visit, struct status *st);

/* reply_paper.c */
bool reply_paper_page(struct visit *visit, struct status *st);
bool reply_paper_post(struct visit *visit, struct status *st);

/* finding_page.c, finding_pinned.c */
bool findings_page(struct visit *visit, struct status *st);
bool finding_page(struct visit *visit, struct status *st);
bool pinned_page(struct visit *visit, struct status *st);
bool pin_page(struct visit *visit, struct status *st);
bool pin_post(struct visit *visit, struct status *st);
bool unpin_post(struct visit *visit, struct status *st);

/* map_page.c, map_drawing.c, scorecard_page.c, brokers_page.c */
bool map_page(struct visit *visit, struct status *st);
bool map_drawing(struct visit *visit, struct status *st);
bool scorecard_page(struct visit *visit, struct status *st);
bool brokers_page(struct visit *visit, struct status *st);

/* findings_compute.c */
bool findings_compute_page(struct visit *visit, struct status *st);
bool findings_compute_post(struct visit *visit, struct status *st);
bool findings_stop_post(struct visit *visit, struct status *st);

/* dilemmas_page.c, dilemma_bars.c, dilemma_page.c */
bool dilemmas_page(struct visit *visit, struct status *st);
bool dilemma_bars_drawing(struct visit *visit, struct status *st);
bool dilemma_page(struct visit *visit, struct status *st);
bool dilemma_cards_file(struct visit *visit, struct status *st);

/* hypotheses_page.c, reliability_page.c, statements_page.c, coordinator_image.c,
 * own_experience.c */
bool hypotheses_page(struct visit *visit, struct status *st);
bool reliability_page(struct visit *visit, struct status *st);
bool statements_page(struct visit *visit, struct status *st);
bool coordinator_image_page(struct visit *visit, struct status *st);
bool own_experience_page(struct visit *visit, struct status *st);

/* notes_page.c */
bool notes_page(struct visit *visit, struct status *st);
bool note_new_page(struct visit *visit, struct status *st);
bool note_new_post(struct visit *visit, struct status *st);
bool note_page(struct visit *visit, struct status *st);
bool note_post(struct visit *visit, struct status *st);
bool note_remove_post(struct visit *visit, struct status *st);

/* log_page.c */
bool log_page(struct visit *visit, struct status *st);
bool log_post(struct visit *visit, struct status *st);
bool log_entry_page(struct visit *visit, struct status *st);
bool log_entry_post(struct visit *visit, struct status *st);
bool log_entry_remove_post(struct visit *visit, struct status *st);

/* five_b_page.c, five_b_drawing.c */
bool five_b_page(struct visit *visit, struct status *st);
bool five_b_picture(struct visit *visit, struct status *st);
bool five_b_dialogue(struct visit *visit, struct status *st);

/* growth_page.c, dimensions_page.c, benefits_page.c, attention_page.c */
bool growth_page(struct visit *visit, struct status *st);
bool growth_picture(struct visit *visit, struct status *st);
bool growth_change_picture(struct visit *visit, struct status *st);
bool dimensions_page(struct visit *visit, struct status *st);
bool dimensions_picture(struct visit *visit, struct status *st);
bool benefits_page(struct visit *visit, struct status *st);
bool benefits_picture(struct visit *visit, struct status *st);
bool attention_page(struct visit *visit, struct status *st);
bool attention_post(struct visit *visit, struct status *st);
bool attention_remove_post(struct visit *visit, struct status *st);

/* open_answers_page.c, open_check_page.c */
bool open_answers_page(struct visit *visit, struct status *st);
bool open_check_page(struct visit *visit, struct status *st);
bool open_check_post(struct visit *visit, struct status *st);
