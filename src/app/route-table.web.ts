import { saveFormDraft, showFormDraft } from './form-draft.web.ts'
import { leadToOwnWork } from './landing.web.ts'
import { showHrHome } from '../home/home.web.ts'
import { showBulkInvites } from '../identity/bulk-invite.web.ts'
import { confirmCards, takeBackCards } from '../identity/card-hand-over.web.ts'
import { changePassword, confirmOwnAddress, showAccount } from '../identity/account.web.ts'
import { confirmNotice, showNotice } from '../identity/account-notice.web.ts'
import {
  handInAttempt,
  saveAttemptAnswer,
  showAttempt,
  showAttemptAnswers,
  showAttemptQuestion,
  showFinal,
  startFinal,
} from '../learning/attempt.web.ts'
import {
  downloadCertificate,
  downloadCertificateOf,
  revokeChosenCertificate,
  showCertificate,
  showRevokeCertificate,
} from '../certificates/certificate.web.ts'
import {
  showBeforeYouStart,
  showOtherFormat,
  showPause,
  showWhatNext,
  chooseReading,
  answerGuide,
  showGuide,
} from '../learning/care.web.ts'
import { saveLineOwners, showLineOwners } from '../contacts/owner.web.ts'
import { proposeLineChange, proposeReturn, showLineChange } from '../contacts/change.web.ts'
import {
  checkLine,
  confirmLineChange,
  showSharedLine,
  showSharedLines,
  withdrawLineChange,
} from '../contacts/line.web.ts'
import { checkOwnNumber } from '../contacts/own-number.web.ts'
import { showCalls, showCheckToTakeBack, takeCheckBack } from '../contacts/record.web.ts'
import { downloadCurve, showFollowUps } from '../followups/follow-up.web.ts'
import { answerMinute, chooseFollowUps, openOwnMinute, showMinute } from '../followups/minute.web.ts'
import { announceGroup, saveGroupChange, showGroupChange, showNewGroup } from '../groups/form.web.ts'
import { saveTellingList, showTellingList } from '../groups/telling-list.web.ts'
import {
  cancelThisGroup,
  downloadGroupCalendar,
  recordSignature,
  showGroup,
  showGroups,
  showGroupSheet,
} from '../groups/group.web.ts'
import {
  acknowledgeGroup,
  confirmNotice as confirmGroupNotice,
  downloadOwnCalendar,
  showNotice as showGroupNotice,
  showOwnTeam,
} from '../groups/notice.web.ts'
import { addCredit, showNewCredit } from '../credits/credit.web.ts'
import { makeChange, showChange } from '../people/person-change.web.ts'
import { makeCorrection, showCorrection } from '../people/correction.web.ts'
import {
  showEdition,
  showEditionContacts,
  showEditionLesson,
  showEditionPolicy,
  showEditionQuestions,
  showEditions,
  showEditionStory,
  showQuestionsAsked,
} from '../audit/shown-again/edition.web.ts'
import { confirmErasure, requestErasure, showErasure } from '../people/erasure.web.ts'
import { downloadEvidence } from '../credits/evidence.web.ts'
import { showExercise, tryExercise, answerQuestion, showQuestion, showReply } from '../learning/practice.web.ts'
import { askForLink, showForgot } from '../identity/password.web.ts'
import { chooseAdded } from '../imports/added.web.ts'
import { saveChoices, showChoices } from '../imports/choice.web.ts'
import { chooseColumns, showColumns } from '../imports/column.web.ts'
import { confirmNumbers, discardImport, goOnWithImport, recordImport, showImport } from '../imports/file.web.ts'
import { downloadRefused, downloadSample, downloadTemplate, showImportRows } from '../imports/row.web.ts'
import { correctLine, showLine } from '../imports/line.web.ts'
import { reviewLines } from '../imports/review.web.ts'
import { showImports, uploadFile } from '../imports/import.web.ts'
import { stopImport, streamImport } from '../imports/progress.web.ts'
import { showWork } from '../work/list.web.ts'
import { addPerson, makeLink, showNewLink, showNewPerson } from '../identity/invite.web.ts'
import { showCardPreview } from '../card/card-preview.web.ts'
import { confirmReplaced, showCardPrint, showSiteCard } from '../card/print.web.ts'
import {
  checkSiteDefaults,
  saveSiteDefaults,
  showSiteDefaults,
  withdrawSiteDefaults,
} from '../site/defaults/defaults.web.ts'
import { changePhonesOfAll, showPhonesOfAll } from '../site/defaults/phone.web.ts'
import { agreeToDefaults, refuseDefaultsProposal, showDefaultsProposal } from '../site/defaults/proposal.web.ts'
import { previewSiteDefaults, publishSiteDefaults } from '../site/defaults/publish.web.ts'
import {
  recordHeldPractice,
  recordTeamPractice,
  setPracticeInterval,
  showPractice,
  showPractices,
  showTeamPractice,
} from '../practice/practice.web.ts'
import { replaceTextByHr, replaceTextOfTeam } from '../practice/text.web.ts'
import { confirmPerson, findForRole, linkPerson, showSitePeople, unlinkPerson } from '../site/roles/roles.web.ts'
import { showSiteSteps, showStepsSheet } from '../site/sheet.web.ts'
import { enterCode, join, joinOnce, joinWithPasskey, showCode, showJoin } from '../identity/join.web.ts'
import {
  checkLedger,
  showLedger,
  signLedger,
  compareWithHeads,
  downloadHead,
  downloadHeads,
  saveHeadRecipient,
} from '../ledger/ledger.web.ts'
import { showContacts, showFinished, showHome, showHrSees, showLesson } from '../learning/learn.web.ts'
import { recordLiveSession, showLiveSession, showSignInSheet } from '../credits/live-session.web.ts'
import { findSamePerson, makeMerge, showComparison, showSamePerson } from '../people/merge.web.ts'
import { makeMessageLink, retryMessage, showMessages, stopMessage } from '../mail/message.web.ts'
import { markHandedOver, markNotHandedOver } from '../mail/hand-over.web.ts'
import { markAllHandedOver, markNoneHandedOver, printSheets } from '../mail/together.web.ts'
import {
  previewColor,
  saveColor,
  saveLogo,
  sendEarlierLogo,
  sendPreviewSheet,
  showBranding,
  takeAgain,
} from '../organization/branding.web.ts'
import { saveName } from '../organization/name.web.ts'
import { saveOrganization, showOrganization } from '../organization/organization.web.ts'
import {
  downloadKit,
  downloadPackage,
  downloadQuizKey,
  downloadReport,
  downloadReportData,
  makePackage,
} from '../packages/download.web.ts'
import { showOrder, stopMakingPackage, streamOrder, takeOrder } from '../packages/ordered.web.ts'
import { showPackages } from '../packages/package.web.ts'
import { noteNoLongerUsed, noteWhereItWent, showRecipients } from '../packages/recipient.web.ts'
import {
  addJudgeToSheet,
  closeSheet,
  openSheet,
  secondRound,
  showJudgeForm,
  showPassMark,
  showSheet,
} from '../understanding/pass-mark.web.ts'
import { saveEstimates, saveJudgeRole, showJudge, showJudgeLesson } from '../understanding/pass-mark-judge.web.ts'
import { dropChange, saveClause, showAdopted, showClauseForm } from '../policy/adopted.web.ts'
import { showClauses } from '../policy/clauses.web.ts'
import { downloadOwnPolicyPaper, downloadPolicyPaper } from '../policy/paper.web.ts'
import {
  approvePolicy,
  publishPolicyDraft,
  returnProposedPolicy,
  showPolicyApproval,
  showPolicyPreview,
} from '../policy/publish.web.ts'
import { showOverview } from '../reports/overview/overview.web.ts'
import { showPerson } from '../people/people.web.ts'
import { showLessonTogether } from '../people/next-step/lesson.web.ts'
import { downloadChart } from '../reports/charts/chart.web.ts'
import { sendPlaceChoices } from '../people/place/choice.web.ts'
import { search, showFound } from '../people/search/search.web.ts'
import { stopSelection, streamSelection } from '../selections/progress.web.ts'
import { chooseListColumns } from '../reports/lists/people.web.ts'
import { showPeople } from '../selections/list.web.ts'
import {
  doSelection,
  downloadSelection,
  makeSelection,
  narrowSelection,
  showSelection,
  undoSelection,
} from '../selections/selection.web.ts'
import { chooseToInvite } from '../selections/invite.web.ts'
import { downloadHeld, downloadOwnHeld, showHeld, showOwnHeld } from '../privacy/held/held.web.ts'
import { showErasable } from '../privacy/retention/leaver.web.ts'
import { previewRetention, saveRetention, showRetention } from '../privacy/retention/retention.web.ts'
import { showPersonFile } from '../people/file/file.web.ts'
import { acknowledgePolicy, showPolicy } from '../learning/policy.web.ts'
import { showUpdateSheet } from '../learning/update/sheet.web.ts'
import { answerUpdateQuestion, showUpdate, showUpdateQuestion, showUpdateReply } from '../learning/update/change.web.ts'
import { addProfile, archiveChosenProfile, saveProfile, showNewProfile, showProfile } from '../packages/profile.web.ts'
import { readCode, showReceipts } from '../packages/receipt.web.ts'
import { agree, showRecoveries } from '../identity/recovery.web.ts'
import { addOutside, makeOutsideLink, showOutside } from '../identity/roles/outside.web.ts'
import { endPersonRole, givePersonRole, showPersonRoles } from '../identity/roles/person-role.web.ts'
import { findForRoles, showRoles } from '../identity/roles/role-list.web.ts'
import {
  launchPreview,
  showPreview,
  showPreviewFile,
  showPreviewRecord,
  startPreview,
} from '../packages/preview/preview.web.ts'
import { showDepartments, showSiteReport } from '../reports/overview/count.web.ts'
import { askForPeriodFile, downloadPeriod, showPeriod } from '../reports/period/period.web.ts'
import { showDifferences } from '../reports/past/difference.web.ts'
import {
  showExpiring,
  showDataProblems,
  showExceptions,
  showLeavers,
  showMatrix,
  showVersions,
} from '../reports/lists/list.web.ts'
import { checkTrail, downloadTrail, searchTrail, showTrail } from '../trail/trail.web.ts'
import { endAccess, makeAccessToken, showNewToken } from '../api/token.web.ts'
import { sendDeliveryAgain, showWebhooks } from '../webhooks/webhook.web.ts'
import { showCourseParts, showSettings } from '../organization/settings.web.ts'
import type { Route } from './routing.web.ts'
import {
  publishRules,
  saveRulesDraft,
  showRules,
  showRulesDraft,
  showRulesPreview,
  showStatuses,
} from '../requirements/rules.web.ts'
import { saveReminders, showReminders } from '../reminders/settings.web.ts'
import {
  chooseInScenario,
  showScenario,
  showScenarioEnd,
  showScenarioReply,
  showScenarioStep,
} from '../learning/scenario.web.ts'
import { connectSingleSignOn, proveByProvider, removeSingleSignOn } from '../identity/sso/account.web.ts'
import { decideSignIns, nameStranger, showSignInsToConfirm, showStranger } from '../identity/sso/confirm.web.ts'
import { saveSingleSignOn, showSingleSignOn, testSingleSignOn } from '../identity/sso/settings.web.ts'
import { finishSingleSignOn, showWaiting, startSingleSignOn } from '../identity/sso/sign-in.web.ts'
import { setUp, showSetUp } from '../site/set-up.web.ts'
import { forgetKeptForm, showKeptForm } from '../identity/sessions/kept-form.web.ts'
import { endSessions, endSessionsOfHolder } from '../identity/sessions/end.web.ts'
import { staySignedIn } from '../identity/sessions/ending.web.ts'
import { confirmByCode, confirmByPasskey, confirmByPassword, showConfirm } from '../identity/recent-proof.web.ts'
import {
  leave,
  showBlank,
  showSignedOut,
  showSignIn,
  signIn,
  signInWithPasskey,
  signOut,
} from '../identity/sign-in.web.ts'
import {
  addApp,
  endApp,
  makeSpareCodes,
  showEndApp,
  showNewApp,
  showSpareCodes,
} from '../identity/factors/code-app.web.ts'
import { chooseFirstPassword, showFirstPassword } from '../identity/factors/first-password.web.ts'
import {
  addOwnPasskey,
  removeOwnPasskey,
  renameOwnPasskey,
  showNewPasskey,
  showPasskey,
} from '../identity/factors/passkey.web.ts'
import { showSetUpStep } from '../identity/factors/required.web.ts'
import { showSecondStep, takeCode, takeStepPasskey } from '../identity/factors/second-step.web.ts'
import { saveStepRule, showStepRule } from '../identity/factors/step-rule.web.ts'
import { changePhones, showPhones } from '../site/phone/phone.web.ts'
import { agreeToProposal, refuseSiteProposal, showSiteProposal } from '../site/proposal.web.ts'
import { previewSite, publishSiteDetails } from '../site/publish.web.ts'
import { addSite, saveSite, showSite, showSites } from '../site/site.web.ts'
import { showSiteVersions, withdrawSiteVersion } from '../site/versions.web.ts'
import {
  checkPack,
  downloadPack,
  makePack,
  makePackAgain,
  showPack,
  showPacks,
  stopMaking,
  streamPack,
} from '../audit/packs/pack.web.ts'
import { nudgePerson, showTeamList } from '../reminders/team.web.ts'
import { resetTemplate, saveTemplate, showTemplate, showTemplates } from '../reminders/text.web.ts'
import {
  downloadUnderstanding,
  downloadUnderstandingChart,
  showUnderstanding,
  showUnderstandingItem,
} from '../understanding/understanding.web.ts'
import { askForFile, downloadReportFile, showReportFiles, downloadPeople } from '../reports/files/file.web.ts'
import { downloadMadeFile, showMadeFile, stopMadeFile, streamMadeFile } from '../reports/files/made-file.web.ts'
import {
  changeSavedView,
  openView,
  removeSavedView,
  saveView,
  showNewView,
  showView,
  showViews,
} from '../reports/views/view.web.ts'
import { showIssuer, showKey, showKeys, showRevoked, showVerify, verify } from '../certificates/verify.web.ts'

/**
 * Every address except those of the public card (`src/card/card.web.ts`) and of a runtime
 * (`src/packages/preview/commit.web.ts`), with who may open it and who answers. A wrong role gets 403, a visitor goes
 * to the sign-in page, and someone else's record gets 404.
 */
export const ROUTES = [
  // In and out
  ['GET', '/set-up/:token', 'public', showSetUp],
  ['POST', '/set-up/:token', 'public', setUp],
  ['GET', '/sign-in', 'public', showSignIn],
  ['POST', '/sign-in', 'public', signIn],
  ['POST', '/sign-in/provider', 'public', startSingleSignOn],
  ['GET', '/sign-in/callback', 'public', finishSingleSignOn],
  ['GET', '/sign-in/waiting', 'public', showWaiting],
  ['POST', '/sign-in/passkey', 'public', signInWithPasskey],
  ['GET', '/sign-in/second-step', 'public', showSecondStep],
  ['POST', '/sign-in/second-step', 'public', takeCode],
  ['POST', '/sign-in/second-step/passkey', 'public', takeStepPasskey],
  ['GET', '/code', 'public', showCode],
  ['POST', '/code', 'public', enterCode],
  ['GET', '/forgot', 'public', showForgot],
  ['POST', '/forgot', 'public', askForLink],
  ['GET', '/join/:token', 'public', showJoin],
  ['POST', '/join/:token', 'public', join],
  ['POST', '/join/:token/passkey', 'public', joinWithPasskey],
  ['POST', '/join/:token/once', 'public', joinOnce],
  ['GET', '/notices/:token', 'public', showGroupNotice],
  ['POST', '/notices/:token', 'public', confirmGroupNotice],
  ['GET', '/minute/:token', 'public', showMinute],
  ['POST', '/minute/:token', 'public', answerMinute],
  ['POST', '/sign-out', 'signed-in', signOut],
  ['GET', '/signed-out', 'public', showSignedOut],
  ['GET', '/leave', 'public', leave],
  ['GET', '/blank', 'public', showBlank],

  // One's own account
  ['GET', '/account', 'signed-in', showAccount],
  ['POST', '/account/password', 'signed-in', changePassword],
  ['POST', '/account/follow-ups', 'take-course', chooseFollowUps],
  ['POST', '/account/sessions', 'signed-in', endSessions],
  ['POST', '/account/address', 'signed-in', confirmOwnAddress],
  ['POST', '/account/single-sign-on', 'signed-in', connectSingleSignOn],
  ['POST', '/account/single-sign-on/removals', 'signed-in', removeSingleSignOn],
  ['GET', '/account/notice', 'signed-in', showNotice],
  ['POST', '/account/notice', 'signed-in', confirmNotice],
  ['POST', '/account/stay', 'signed-in', staySignedIn],
  ['GET', '/account/confirm', 'signed-in', showConfirm],
  ['POST', '/account/confirm', 'signed-in', confirmByPassword],
  ['POST', '/account/confirm/provider', 'signed-in', proveByProvider],
  ['POST', '/account/confirm/passkey', 'signed-in', confirmByPasskey],
  ['POST', '/account/confirm/code', 'signed-in', confirmByCode],
  ['GET', '/account/second-step', 'signed-in', showSetUpStep],
  ['GET', '/account/passkeys/new', 'signed-in', showNewPasskey],
  ['POST', '/account/passkeys', 'signed-in', addOwnPasskey],
  ['GET', '/account/passkeys/:passkey', 'signed-in', showPasskey],
  ['POST', '/account/passkeys/:passkey', 'signed-in', renameOwnPasskey],
  ['POST', '/account/passkeys/:passkey/removals', 'signed-in', removeOwnPasskey],
  ['GET', '/account/app', 'signed-in', showNewApp],
  ['POST', '/account/app', 'signed-in', addApp],
  ['GET', '/account/app/removals', 'signed-in', showEndApp],
  ['POST', '/account/app/removals', 'signed-in', endApp],
  ['GET', '/account/spare-codes', 'signed-in', showSpareCodes],
  ['POST', '/account/spare-codes', 'signed-in', makeSpareCodes],
  ['GET', '/account/first-password', 'signed-in', showFirstPassword],
  ['POST', '/account/first-password', 'signed-in', chooseFirstPassword],
  ['GET', '/account/kept-form', 'signed-in', showKeptForm],
  ['POST', '/account/kept-form', 'signed-in', forgetKeptForm],
  ['GET', '/account/held', 'signed-in', showOwnHeld],
  ['GET', '/account/held.json', 'signed-in', downloadOwnHeld],
  ['POST', '/reading', 'signed-in', chooseReading],
  ['GET', '/typed', 'signed-in', showFormDraft],
  ['POST', '/typed', 'signed-in', saveFormDraft],

  // The course
  ['GET', '/', 'signed-in', leadToOwnWork],
  ['GET', '/course', 'take-course', showHome],
  ['GET', '/what-hr-sees', 'take-course', showHrSees],
  ['GET', '/other-format', 'take-course', showOtherFormat],
  ['GET', '/lessons/:lesson', 'take-course', showLesson],
  ['GET', '/lessons/:lesson/questions/:item', 'take-course', showQuestion],
  ['POST', '/lessons/:lesson/questions/:item', 'take-course', answerQuestion],
  ['GET', '/lessons/:lesson/questions/:item/reply', 'take-course', showReply],
  ['GET', '/lessons/:lesson/exercises/:exercise', 'take-course', showExercise],
  ['POST', '/lessons/:lesson/exercises/:exercise', 'take-course', tryExercise],
  ['GET', '/scenarios/:scenario', 'take-course', showScenario],
  ['GET', '/scenarios/:scenario/steps/:step', 'take-course', showScenarioStep],
  ['POST', '/scenarios/:scenario/steps/:step', 'take-course', chooseInScenario],
  ['GET', '/scenarios/:scenario/steps/:step/reply', 'take-course', showScenarioReply],
  ['GET', '/scenarios/:scenario/end', 'take-course', showScenarioEnd],
  ['GET', '/final', 'take-course', showFinal],
  ['POST', '/final', 'take-course', startFinal],
  ['GET', '/attempts/:attempt', 'take-course', showAttempt],
  ['GET', '/attempts/:attempt/questions/:place', 'take-course', showAttemptQuestion],
  ['POST', '/attempts/:attempt/questions/:place', 'take-course', saveAttemptAnswer],
  ['GET', '/attempts/:attempt/answers', 'take-course', showAttemptAnswers],
  ['POST', '/attempts/:attempt/answers', 'take-course', handInAttempt],
  ['GET', '/policy', 'take-course', showPolicy],
  ['POST', '/policy', 'take-course', acknowledgePolicy],
  ['GET', '/policy/document', 'take-course', downloadOwnPolicyPaper],
  ['GET', '/update', 'take-course', showUpdate],
  ['GET', '/update/questions/:item', 'take-course', showUpdateQuestion],
  ['POST', '/update/questions/:item', 'take-course', answerUpdateQuestion],
  ['GET', '/update/questions/:item/reply', 'take-course', showUpdateReply],
  ['GET', '/contacts', 'take-course', showContacts],
  ['GET', '/groups/:group/group.ics', 'take-course', downloadOwnCalendar],
  ['POST', '/groups/:group/acknowledgements', 'take-course', acknowledgeGroup],
  ['POST', '/follow-ups', 'take-course', openOwnMinute],
  ['GET', '/guide', 'take-course', showGuide],
  ['POST', '/guide', 'take-course', answerGuide],
  ['GET', '/before-you-start', 'take-course', showBeforeYouStart],
  ['GET', '/pause', 'take-course', showPause],
  ['GET', '/what-happens-next', 'take-course', showWhatNext],
  ['GET', '/what-happens-next/print', 'take-course', showStepsSheet],
  ['GET', '/finished', 'take-course', showFinished],
  ['GET', '/card/print', 'take-course', showCardPrint],
  ['GET', '/certificate', 'take-course', showCertificate],
  ['GET', '/certificate.pdf', 'take-course', downloadCertificate],

  // Certificates, for who checks them
  ['GET', '/verify', 'public', showVerify],
  ['POST', '/verify', 'public', verify],
  ['GET', '/certificates/keys.json', 'public', showKeys],
  ['GET', '/certificates/keys/:key', 'public', showKey],
  ['GET', '/certificates/issuer.json', 'public', showIssuer],
  ['GET', '/certificates/revoked.json', 'public', showRevoked],

  // Records: the start, and the box that finds people and sites
  ['GET', '/hr', 'open-home', showHrHome],
  ['GET', '/hr/search', 'search', showFound],
  ['POST', '/hr/search', 'search', search],

  // Records: people
  ['GET', '/hr/people', 'list-people', showPeople],
  ['GET', '/hr/people.csv', 'download-people', downloadPeople],
  ['POST', '/hr/people/columns', 'list-people', chooseListColumns],
  ['POST', '/hr/selections', 'list-people', makeSelection],
  ['GET', '/hr/selections/:selection', 'list-people', showSelection],
  ['POST', '/hr/selections/:selection', 'list-people', doSelection],
  ['GET', '/hr/selections/:selection/progress', 'list-people', streamSelection],
  ['POST', '/hr/selections/:selection/stop', 'list-people', stopSelection],
  ['POST', '/hr/selections/:selection/site', 'list-people', narrowSelection],
  ['POST', '/hr/selections/:selection/undoings', 'list-people', undoSelection],
  ['GET', '/hr/selections/:selection/file', 'download-people', downloadSelection],
  ['GET', '/hr/people/new', 'invite-person', showNewPerson],
  ['POST', '/hr/people', 'invite-person', addPerson],
  ['GET', '/hr/people/places', 'change-person', sendPlaceChoices],
  ['GET', '/hr/people/:person', 'read-person', showPerson],
  ['GET', '/hr/people/:person/link', 'invite-person', showNewLink],
  ['POST', '/hr/people/:person/link', 'invite-person', makeLink],
  ['GET', '/hr/sign-ins', 'invite-person', showSignInsToConfirm],
  ['POST', '/hr/sign-ins', 'invite-person', decideSignIns],
  ['GET', '/hr/sign-ins/:request', 'invite-person', showStranger],
  ['POST', '/hr/sign-ins/:request', 'invite-person', nameStranger],
  ['GET', '/hr/recoveries', 'agree-to-recovery', showRecoveries],
  ['POST', '/hr/recoveries/:recovery', 'agree-to-recovery', agree],
  ['GET', '/hr/people/:person/lessons/:lesson', 'read-person', showLessonTogether],
  ['GET', '/hr/people/:person/certificate.pdf', 'read-person', downloadCertificateOf],
  ['GET', '/hr/people/:person/certificate-revocations', 'revoke-certificate', showRevokeCertificate],
  ['POST', '/hr/people/:person/certificate-revocations', 'revoke-certificate', revokeChosenCertificate],

  // Records: what HR changes about a person
  ['GET', '/hr/people/:person/changes/:change', 'change-person', showChange],
  ['POST', '/hr/people/:person/changes/:change', 'change-person', makeChange],
  ['GET', '/hr/people/:person/update-sheet', 'change-person', showUpdateSheet],
  ['GET', '/hr/people/:person/same-person', 'change-person', showSamePerson],
  ['POST', '/hr/people/:person/same-person', 'change-person', findSamePerson],
  ['GET', '/hr/people/:person/same-person/compare', 'change-person', showComparison],
  ['POST', '/hr/people/:person/merges', 'change-person', makeMerge],
  ['GET', '/hr/entries/:entry/correction', 'change-person', showCorrection],
  ['POST', '/hr/entries/:entry/correction', 'change-person', makeCorrection],
  ['GET', '/hr/people/:person/held', 'change-person', showHeld],
  ['GET', '/hr/people/:person/held.json', 'change-person', downloadHeld],
  ['GET', '/hr/people/:person/erasure', 'erase-person', showErasure],
  ['POST', '/hr/people/:person/erasure-requests', 'erase-person', requestErasure],
  ['POST', '/hr/people/:person/erasures', 'erase-person', confirmErasure],

  // Records: completions from elsewhere
  ['GET', '/hr/people/:person/credits/new', 'change-person', showNewCredit],
  ['POST', '/hr/people/:person/credits', 'change-person', addCredit],
  ['GET', '/hr/evidence/:evidence', 'read-papers', downloadEvidence],
  ['GET', '/hr/live-sessions', 'change-person', showLiveSession],
  ['GET', '/hr/live-sessions/sheet', 'change-person', showSignInSheet],
  ['POST', '/hr/live-sessions', 'change-person', recordLiveSession],

  // Records: files with people
  ['GET', '/hr/work', 'see-work', showWork],
  ['GET', '/hr/imports', 'import-records', showImports],
  ['POST', '/hr/imports', 'import-records', uploadFile],
  ['GET', '/hr/imports/template.csv', 'import-records', downloadTemplate],
  ['GET', '/hr/imports/sample.csv', 'import-records', downloadSample],
  ['GET', '/hr/imports/:import', 'import-records', showImport],
  ['GET', '/hr/imports/:import/columns', 'import-records', showColumns],
  ['POST', '/hr/imports/:import/columns', 'import-records', chooseColumns],
  ['GET', '/hr/imports/:import/choices', 'import-records', showChoices],
  ['POST', '/hr/imports/:import/choices', 'import-records', saveChoices],
  ['GET', '/hr/imports/:import/rows', 'import-records', showImportRows],
  ['GET', '/hr/imports/:import/lines/:line', 'import-records', showLine],
  ['POST', '/hr/imports/:import/lines/:line', 'import-records', correctLine],
  ['POST', '/hr/imports/:import/review', 'import-records', reviewLines],
  ['GET', '/hr/imports/:import/refused.csv', 'import-records', downloadRefused],
  ['POST', '/hr/imports/:import/numbers', 'import-records', confirmNumbers],
  ['POST', '/hr/imports/:import/record', 'import-records', recordImport],
  ['POST', '/hr/imports/:import/go-on', 'import-records', goOnWithImport],
  ['GET', '/hr/imports/:import/progress', 'import-records', streamImport],
  ['POST', '/hr/imports/:import/stop', 'import-records', stopImport],
  ['POST', '/hr/imports/:import/selections', 'import-records', chooseAdded],
  ['POST', '/hr/imports/:import/discard', 'import-records', discardImport],

  // Reports: overview, matrix, sites and departments, exceptions
  ['GET', '/hr/overview', 'read-reports', showOverview],
  ['GET', '/hr/charts/:chart', 'read-reports', downloadChart],
  ['GET', '/hr/matrix', 'read-reports', showMatrix],
  ['GET', '/hr/reports/departments', 'read-reports', showDepartments],
  ['GET', '/hr/reports/sites/:site', 'read-reports', showSiteReport],
  ['GET', '/hr/reports/exceptions', 'read-reports', showExceptions],
  ['GET', '/hr/reports/data-problems', 'read-reports', showDataProblems],
  ['GET', '/hr/reports/leavers', 'read-reports', showLeavers],
  ['GET', '/hr/reports/expiring', 'read-reports', showExpiring],
  ['GET', '/hr/reports/versions', 'read-reports', showVersions],
  ['GET', '/hr/reports/period', 'read-reports', showPeriod],
  ['POST', '/hr/reports/period/file', 'read-reports', askForPeriodFile],
  ['GET', '/hr/reports/period/file', 'read-reports', downloadPeriod],
  ['GET', '/hr/reports/differences', 'compare-clocks', showDifferences],

  // Reports: saved views, and files
  ['GET', '/hr/reports/files', 'read-reports', showReportFiles],
  ['POST', '/hr/reports/files', 'read-reports', askForFile],
  ['GET', '/hr/reports/files/:made', 'read-reports', showMadeFile],
  ['GET', '/hr/reports/files/:made/progress', 'read-reports', streamMadeFile],
  ['POST', '/hr/reports/files/:made/stop', 'read-reports', stopMadeFile],
  ['GET', '/hr/reports/files/:made/file', 'read-reports', downloadMadeFile],
  ['GET', '/hr/reports/file', 'read-reports', downloadReportFile],
  ['GET', '/hr/views', 'save-views', showViews],
  ['POST', '/hr/views', 'save-views', saveView],
  ['GET', '/hr/views/new', 'save-views', showNewView],
  ['GET', '/hr/views/:view', 'save-views', showView],
  ['POST', '/hr/views/:view', 'save-views', changeSavedView],
  ['GET', '/hr/views/:shared/report', 'read-reports', openView],
  ['POST', '/hr/views/:view/removals', 'save-views', removeSavedView],

  // Records: a person's file, and what the person was shown
  ['GET', '/hr/people/:person/file', 'read-person', showPersonFile],
  ['GET', '/hr/checks/:check', 'read-evidence', showQuestionsAsked],
  ['GET', '/hr/editions', 'read-evidence', showEditions],
  ['GET', '/hr/editions/:hash', 'read-evidence', showEdition],
  ['GET', '/hr/editions/:hash/lessons/:lesson', 'read-evidence', showEditionLesson],
  ['GET', '/hr/editions/:hash/stories/:scenario', 'read-evidence', showEditionStory],
  ['GET', '/hr/editions/:hash/questions', 'read-evidence', showEditionQuestions],
  ['GET', '/hr/editions/:hash/policy', 'read-evidence', showEditionPolicy],
  ['GET', '/hr/editions/:hash/contacts', 'read-evidence', showEditionContacts],

  // Course and policy: understanding, and the pass mark
  ['GET', '/hr/course', 'read-understanding', showCourseParts],
  ['GET', '/hr/clauses', 'read-clauses', showClauses],
  ['GET', '/hr/policy', 'read-policy', showAdopted],
  ['GET', '/hr/policy/clauses/:clause', 'keep-policy', showClauseForm],
  ['POST', '/hr/policy/clauses/:clause', 'keep-policy', saveClause],
  ['POST', '/hr/policy/drops', 'keep-policy', dropChange],
  ['GET', '/hr/policy/publish', 'keep-policy', showPolicyPreview],
  ['POST', '/hr/policy/publish', 'keep-policy', publishPolicyDraft],
  ['GET', '/hr/policy/approval', 'keep-policy', showPolicyApproval],
  ['POST', '/hr/policy/approval', 'keep-policy', approvePolicy],
  ['POST', '/hr/policy/approval/returns', 'keep-policy', returnProposedPolicy],
  ['GET', '/hr/policy/document', 'read-policy', downloadPolicyPaper],
  ['GET', '/hr/understanding', 'read-understanding', showUnderstanding],
  ['GET', '/hr/understanding.csv', 'read-understanding', downloadUnderstanding],
  ['GET', '/hr/understanding/chart', 'read-understanding', downloadUnderstandingChart],
  ['GET', '/hr/understanding/questions/:question', 'read-understanding', showUnderstandingItem],
  ['GET', '/hr/follow-ups', 'read-understanding', showFollowUps],
  ['GET', '/hr/follow-ups/charts/:curve', 'read-understanding', downloadCurve],
  ['GET', '/hr/pass-mark', 'set-pass-mark', showPassMark],
  ['POST', '/hr/pass-mark', 'set-pass-mark', openSheet],
  ['GET', '/hr/pass-mark/:sheet', 'set-pass-mark', showSheet],
  ['GET', '/hr/pass-mark/:sheet/form', 'set-pass-mark', showJudgeForm],
  ['POST', '/hr/pass-mark/:sheet/judges', 'set-pass-mark', addJudgeToSheet],
  ['GET', '/hr/pass-mark/:sheet/judges/:judge', 'set-pass-mark', showJudge],
  ['POST', '/hr/pass-mark/:sheet/judges/:judge', 'set-pass-mark', saveJudgeRole],
  ['GET', '/hr/pass-mark/:sheet/judges/:judge/:lesson', 'set-pass-mark', showJudgeLesson],
  ['POST', '/hr/pass-mark/:sheet/judges/:judge/:lesson', 'set-pass-mark', saveEstimates],
  ['POST', '/hr/pass-mark/:sheet/rounds', 'set-pass-mark', secondRound],
  ['POST', '/hr/pass-mark/:sheet/closings', 'set-pass-mark', closeSheet],

  // The ledger and its signed heads
  ['GET', '/hr/ledger', 'read-ledger', showLedger],
  ['POST', '/hr/ledger/checks', 'read-ledger', checkLedger],
  ['POST', '/hr/ledger/keeper', 'keep-ledger', saveHeadRecipient],
  ['POST', '/hr/ledger/comparisons', 'read-ledger', compareWithHeads],
  ['POST', '/hr/ledger/heads', 'keep-ledger', signLedger],
  ['GET', '/hr/ledger/heads.json', 'read-ledger', downloadHeads],
  ['GET', '/hr/ledger/heads/:head', 'read-ledger', downloadHead],

  // The audit trail
  ['GET', '/hr/audit', 'read-audit', showTrail],
  ['POST', '/hr/audit/searches', 'read-audit', searchTrail],
  ['POST', '/hr/audit/checks', 'read-audit', checkTrail],
  ['GET', '/hr/audit.csv', 'read-audit', downloadTrail],

  // Evidence packs and yearly archives
  ['GET', '/hr/packs', 'read-evidence', showPacks],
  ['POST', '/hr/packs', 'make-evidence', makePack],
  ['POST', '/hr/packs/checks', 'read-evidence', checkPack],
  ['GET', '/hr/packs/:pack', 'read-evidence', showPack],
  ['POST', '/hr/packs/:pack/again', 'make-evidence', makePackAgain],
  ['GET', '/hr/packs/:pack/progress', 'read-evidence', streamPack],
  ['POST', '/hr/packs/:pack/stop', 'make-evidence', stopMaking],
  ['GET', '/hr/packs/:pack/pack.zip', 'read-evidence', downloadPack],

  // Rules: who is required, and how statuses are decided
  ['GET', '/hr/rules', 'set-requirements', showRules],
  ['POST', '/hr/rules', 'set-requirements', publishRules],
  ['GET', '/hr/rules/draft', 'set-requirements', showRulesDraft],
  ['POST', '/hr/rules/draft', 'set-requirements', saveRulesDraft],
  ['GET', '/hr/rules/preview', 'set-requirements', showRulesPreview],
  ['GET', '/hr/statuses', 'signed-in', showStatuses],

  // Reminders, and a supervisor's own people
  ['GET', '/team', 'nudge-person', showOwnTeam],
  ['GET', '/team/list', 'nudge-person', showTeamList],
  ['GET', '/team/practices/:site', 'lead-practice', showTeamPractice],
  ['POST', '/team/practices/:site', 'lead-practice', recordTeamPractice],
  ['POST', '/team/practices/:site/text', 'lead-practice', replaceTextOfTeam],
  ['POST', '/hr/people/:person/nudges', 'nudge-person', nudgePerson],
  ['GET', '/hr/reminders', 'set-reminders', showReminders],
  ['POST', '/hr/reminders', 'set-reminders', saveReminders],
  ['GET', '/hr/reminders/messages', 'hand-over', showMessages],
  ['POST', '/hr/reminders/messages/sheets', 'hand-over', printSheets],
  ['POST', '/hr/reminders/messages/hand-overs', 'hand-over', markAllHandedOver],
  ['POST', '/hr/reminders/messages/hand-over-corrections', 'hand-over', markNoneHandedOver],
  ['POST', '/hr/reminders/messages/:message/retries', 'hand-over', retryMessage],
  ['POST', '/hr/reminders/messages/:message/stops', 'hand-over', stopMessage],
  ['POST', '/hr/reminders/messages/:message/links', 'hand-over', makeMessageLink],
  ['POST', '/hr/reminders/messages/:message/hand-overs', 'hand-over', markHandedOver],
  ['POST', '/hr/reminders/messages/:message/hand-over-corrections', 'hand-over', markNotHandedOver],
  ['GET', '/hr/reminders/texts', 'edit-texts', showTemplates],
  ['GET', '/hr/reminders/texts/:kind/:language', 'edit-texts', showTemplate],
  ['POST', '/hr/reminders/texts/:kind/:language', 'edit-texts', saveTemplate],
  ['POST', '/hr/reminders/texts/:kind/:language/resets', 'edit-texts', resetTemplate],
  ['GET', '/hr/invites', 'invite-person', showBulkInvites],
  ['POST', '/hr/invites', 'invite-person', chooseToInvite],
  ['POST', '/hr/invites/hand-overs', 'invite-person', confirmCards],
  ['POST', '/hr/invites/hand-over-corrections', 'invite-person', takeBackCards],

  // Records: sites
  ['GET', '/hr/sites', 'edit-site', showSites],
  ['POST', '/hr/sites', 'edit-site', addSite],
  ['GET', '/hr/sites/defaults', 'edit-site', showSiteDefaults],
  ['POST', '/hr/sites/defaults', 'edit-site', saveSiteDefaults],
  ['POST', '/hr/sites/defaults/checks', 'edit-site', checkSiteDefaults],
  ['GET', '/hr/sites/defaults/preview', 'edit-site', previewSiteDefaults],
  ['GET', '/hr/sites/defaults/phone', 'publish-site', showPhonesOfAll],
  ['POST', '/hr/sites/defaults/phone', 'publish-site', changePhonesOfAll],
  ['GET', '/hr/sites/defaults/proposal', 'edit-site', showDefaultsProposal],
  ['POST', '/hr/sites/defaults/publications', 'publish-site', publishSiteDefaults],
  ['POST', '/hr/sites/defaults/agreements', 'publish-site', agreeToDefaults],
  ['POST', '/hr/sites/defaults/refusals', 'publish-site', refuseDefaultsProposal],
  ['POST', '/hr/sites/defaults/withdrawals', 'publish-site', withdrawSiteDefaults],
  ['GET', '/hr/sites/:site', 'edit-site', showSite],
  ['POST', '/hr/sites/:site', 'edit-site', saveSite],
  ['GET', '/hr/sites/:site/preview', 'edit-site', previewSite],
  ['GET', '/hr/sites/:site/preview/card', 'edit-site', showCardPreview],
  ['GET', '/hr/sites/:site/card', 'print-cards', showSiteCard],
  ['POST', '/hr/sites/:site/card', 'print-cards', confirmReplaced],
  ['GET', '/hr/sites/:site/steps', 'edit-site', showSiteSteps],
  ['GET', '/hr/sites/:site/phone', 'publish-site', showPhones],
  ['POST', '/hr/sites/:site/phone', 'publish-site', changePhones],
  ['GET', '/hr/sites/:site/versions', 'read-site-versions', showSiteVersions],
  ['GET', '/hr/sites/:site/proposal', 'edit-site', showSiteProposal],
  ['GET', '/hr/sites/:site/people', 'link-roles', showSitePeople],
  ['POST', '/hr/sites/:site/people', 'link-roles', linkPerson],
  ['POST', '/hr/sites/:site/people/search', 'link-roles', findForRole],
  ['POST', '/hr/sites/:site/people/confirm', 'link-roles', confirmPerson],
  ['POST', '/hr/sites/:site/people/unlink', 'link-roles', unlinkPerson],
  ['POST', '/hr/sites/:site/publications', 'publish-site', publishSiteDetails],
  ['POST', '/hr/sites/:site/agreements', 'publish-site', agreeToProposal],
  ['POST', '/hr/sites/:site/refusals', 'publish-site', refuseSiteProposal],
  ['POST', '/hr/sites/:site/withdrawals', 'publish-site', withdrawSiteVersion],

  // Records: the practice of teams
  ['GET', '/hr/practices', 'run-practice', showPractices],
  ['GET', '/hr/practices/:site', 'run-practice', showPractice],
  ['POST', '/hr/practices/:site', 'run-practice', recordHeldPractice],
  ['POST', '/hr/practices/:site/interval', 'run-practice', setPracticeInterval],
  ['POST', '/hr/practices/:site/text', 'run-practice', replaceTextByHr],

  // Records: phone numbers, those that all sites share and those of a site
  ['GET', '/hr/contacts', 'read-contacts', showSharedLines],
  ['GET', '/hr/contacts/owners', 'keep-contacts', showLineOwners],
  ['POST', '/hr/contacts/owners', 'keep-contacts', saveLineOwners],
  ['GET', '/hr/contacts/:contact', 'read-contacts', showSharedLine],
  ['POST', '/hr/contacts/:contact/checks', 'keep-contacts', checkLine],
  ['GET', '/hr/sites/:site/number-checks', 'read-contacts', showCalls],
  ['POST', '/hr/sites/:site/number-checks', 'keep-contacts', checkOwnNumber],
  ['GET', '/hr/number-checks/:checked/correction', 'keep-contacts', showCheckToTakeBack],
  ['POST', '/hr/number-checks/:checked/correction', 'keep-contacts', takeCheckBack],
  ['GET', '/hr/contacts/:contact/change', 'keep-contacts', showLineChange],
  ['POST', '/hr/contacts/:contact/change', 'keep-contacts', proposeLineChange],
  ['POST', '/hr/contacts/:contact/returns', 'keep-contacts', proposeReturn],
  ['POST', '/hr/contacts/:contact/confirmations', 'keep-contacts', confirmLineChange],
  ['POST', '/hr/contacts/:contact/withdrawals', 'keep-contacts', withdrawLineChange],
  ['GET', '/hr/groups', 'read-groups', showGroups],
  ['GET', '/hr/groups/new', 'keep-groups', showNewGroup],
  ['POST', '/hr/groups/new', 'keep-groups', announceGroup],
  ['GET', '/hr/groups/sites/:site', 'keep-groups', showTellingList],
  ['POST', '/hr/groups/sites/:site', 'keep-groups', saveTellingList],
  ['GET', '/hr/groups/:group', 'read-groups', showGroup],
  ['GET', '/hr/groups/:group/change', 'keep-groups', showGroupChange],
  ['POST', '/hr/groups/:group/change', 'keep-groups', saveGroupChange],
  ['POST', '/hr/groups/:group/cancellations', 'keep-groups', cancelThisGroup],
  ['POST', '/hr/groups/:group/signatures', 'keep-groups', recordSignature],
  ['GET', '/hr/groups/:group/sheet', 'keep-groups', showGroupSheet],
  ['GET', '/hr/groups/:group/group.ics', 'read-groups', downloadGroupCalendar],

  // Packages, details of other organizations in them, and their check codes
  ['GET', '/hr/packages', 'make-package', showPackages],
  ['POST', '/hr/packages/orders', 'make-package', takeOrder],
  ['GET', '/hr/packages/orders/:order', 'make-package', showOrder],
  ['GET', '/hr/packages/orders/:order/progress', 'make-package', streamOrder],
  ['POST', '/hr/packages/orders/:order/stop', 'make-package', stopMakingPackage],
  ['POST', '/hr/packages/made', 'make-package', makePackage],
  ['GET', '/hr/packages/made/:package', 'make-package', showRecipients],
  ['POST', '/hr/packages/made/:package/recipients', 'make-package', noteWhereItWent],
  ['POST', '/hr/packages/made/:package/recipients/:recipient/ends', 'make-package', noteNoLongerUsed],
  ['GET', '/hr/packages/package.zip', 'make-package', downloadPackage],
  ['GET', '/hr/packages/kit.zip', 'make-package', downloadKit],
  ['GET', '/hr/packages/report.html', 'make-package', downloadReport],
  ['GET', '/hr/packages/report.json', 'make-package', downloadReportData],
  ['GET', '/hr/packages/quiz-key.html', 'make-package', downloadQuizKey],
  ['GET', '/hr/packages/profiles/new', 'make-package', showNewProfile],
  ['POST', '/hr/packages/profiles', 'make-package', addProfile],
  ['GET', '/hr/packages/profiles/:profile', 'make-package', showProfile],
  ['POST', '/hr/packages/profiles/:profile', 'make-package', saveProfile],
  ['POST', '/hr/packages/profiles/:profile/archive', 'make-package', archiveChosenProfile],
  ['GET', '/hr/receipts', 'read-receipts', showReceipts],
  ['POST', '/hr/receipts', 'read-receipts', readCode],

  // Roles: who has what, and giving and taking them
  ['GET', '/hr/roles', 'grant-roles', showRoles],
  ['POST', '/hr/roles/searches', 'grant-roles', findForRoles],
  ['GET', '/hr/roles/outside', 'grant-roles', showOutside],
  ['POST', '/hr/roles/outside', 'grant-roles', addOutside],
  ['GET', '/hr/roles/people/:person', 'grant-roles', showPersonRoles],
  ['POST', '/hr/roles/people/:person', 'grant-roles', givePersonRole],
  ['POST', '/hr/roles/people/:person/removals', 'grant-roles', endPersonRole],
  ['POST', '/hr/roles/people/:person/sessions', 'grant-roles', endSessionsOfHolder],
  ['POST', '/hr/roles/people/:person/links', 'grant-roles', makeOutsideLink],

  // Settings
  ['GET', '/hr/settings', 'open-settings', showSettings],
  ['GET', '/hr/sign-in', 'set-sign-in', showSingleSignOn],
  ['POST', '/hr/sign-in', 'set-sign-in', saveSingleSignOn],
  ['POST', '/hr/sign-in/tests', 'set-sign-in', testSingleSignOn],
  ['GET', '/hr/organization', 'edit-organization', showOrganization],
  ['POST', '/hr/organization', 'edit-organization', saveOrganization],
  ['POST', '/hr/organization/name', 'edit-organization', saveName],
  ['GET', '/hr/organization/branding', 'edit-organization', showBranding],
  ['POST', '/hr/organization/branding', 'edit-organization', saveColor],
  ['GET', '/hr/organization/branding/preview', 'edit-organization', previewColor],
  ['GET', '/hr/organization/branding/colors/:color', 'edit-organization', sendPreviewSheet],
  ['POST', '/hr/organization/branding/logo', 'edit-organization', saveLogo],
  ['POST', '/hr/organization/branding/looks/:look', 'edit-organization', takeAgain],
  ['GET', '/hr/organization/branding/looks/:look/logo.png', 'edit-organization', sendEarlierLogo],
  ['GET', '/hr/second-step', 'set-sign-in', showStepRule],
  ['POST', '/hr/second-step', 'set-sign-in', saveStepRule],
  ['GET', '/hr/webhooks', 'edit-organization', showWebhooks],
  ['GET', '/hr/webhooks/tokens/new', 'edit-organization', showNewToken],
  ['POST', '/hr/webhooks/tokens', 'edit-organization', makeAccessToken],
  ['POST', '/hr/webhooks/tokens/:access/end', 'edit-organization', endAccess],
  ['POST', '/hr/webhooks/deliveries/:delivery/again', 'edit-organization', sendDeliveryAgain],
  ['GET', '/hr/retention', 'edit-organization', showRetention],
  ['GET', '/hr/retention/preview', 'edit-organization', previewRetention],
  ['GET', '/hr/retention/leavers', 'erase-person', showErasable],
  ['POST', '/hr/retention', 'edit-organization', saveRetention],

  // Records: packages on trial. The address where their runtime saves has its own router
  // (`src/packages/preview/commit.web.ts`).
  ['POST', '/hr/packages/previews', 'make-package', startPreview],
  ['GET', '/hr/packages/previews/:preview', 'make-package', showPreview],
  ['GET', '/hr/packages/previews/:preview/files/*file', 'make-package', showPreviewFile],
  ['GET', '/hr/packages/previews/:preview/record', 'make-package', showPreviewRecord],
  ['POST', '/hr/packages/previews/:preview/session', 'make-package', launchPreview],
] as const satisfies readonly Route[]
