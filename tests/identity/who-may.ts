import type { Holder } from '../support/roles.ts'
import type { Name } from '../support/staff.ts'

/**
 * Who may ask for what, written by hand from the decisions on roles. It takes nothing from the program, so that a slip
 * in the program's own tables shows. A new route gets its line here.
 */
export const WHO_MAY = {
  /** Open without signing in. */
  anyone: `
    GET  /set-up/:token
    POST /set-up/:token
    GET  /sign-in
    POST /sign-in
    POST /sign-in/second-step
    POST /sign-in/second-step/passkey
    POST /sign-in/provider
    GET  /sign-in/callback
    GET  /sign-in/waiting
    POST /sign-in/passkey
    GET  /code
    POST /code
    GET  /forgot
    POST /forgot
    GET  /join/:token
    POST /join/:token
    POST /join/:token/passkey
    POST /join/:token/once
    GET  /notices/:token
    POST /notices/:token
    GET  /minute/:token
    POST /minute/:token
    GET  /signed-out
    GET  /leave
    GET  /blank
    GET  /verify
    POST /verify
    GET  /certificates/keys.json
    GET  /certificates/keys/:key
    GET  /certificates/issuer.json
    GET  /certificates/revoked.json`,

  /** Open in the middle of a sign-in: everyone else is led to its beginning. */
  midSignIn: `
    GET  /sign-in/second-step`,

  /** Everyone who has signed in: their own account, and the start, which leads each to their own work. */
  signedIn: `
    POST /sign-out
    GET  /account
    POST /account/password
    POST /account/sessions
    POST /account/address
    POST /account/stay
    GET  /account/confirm
    POST /account/confirm
    POST /account/confirm/passkey
    POST /account/confirm/code
    GET  /account/second-step
    GET  /account/passkeys/new
    POST /account/passkeys
    GET  /account/app
    POST /account/app
    GET  /account/app/removals
    POST /account/app/removals
    GET  /account/spare-codes
    POST /account/spare-codes
    GET  /account/first-password
    POST /account/first-password
    GET  /account/kept-form
    GET  /typed
    POST /typed
    POST /account/kept-form
    GET  /account/held
    GET  /account/held.json
    POST /account/confirm/provider
    POST /account/single-sign-on
    POST /account/single-sign-on/removals
    GET  /account/notice
    POST /account/notice
    POST /reading
    GET  /hr/statuses
    GET  /`,

  /** Everyone on staff takes the course. An auditor from outside takes none. */
  learners: `
    POST /groups/:group/acknowledgements
    POST /follow-ups
    POST /account/follow-ups
    GET  /course
    GET  /what-hr-sees
    GET  /other-format
    GET  /lessons/:lesson
    GET  /lessons/:lesson/questions/:item
    POST /lessons/:lesson/questions/:item
    GET  /lessons/:lesson/questions/:item/reply
    GET  /lessons/:lesson/exercises/:exercise
    POST /lessons/:lesson/exercises/:exercise
    GET  /scenarios/:scenario
    GET  /scenarios/:scenario/steps/:step
    POST /scenarios/:scenario/steps/:step
    GET  /scenarios/:scenario/steps/:step/reply
    GET  /scenarios/:scenario/end
    GET  /final
    POST /final
    GET  /policy
    POST /policy
    GET  /update
    GET  /update/questions/:item
    POST /update/questions/:item
    GET  /update/questions/:item/reply
    GET  /contacts
    GET  /guide
    POST /guide
    GET  /before-you-start
    GET  /pause
    GET  /what-happens-next
    GET  /what-happens-next/print
    GET  /finished
    GET  /card/print
    GET  /certificate
    GET  /certificate.pdf
    GET  /policy/document`,

  /** A passkey belongs to whoever made it: to everyone else it is not there. */
  itsMaker: `
    GET  /account/passkeys/:passkey
    POST /account/passkeys/:passkey
    POST /account/passkeys/:passkey/removals`,

  /** The dates of a group are for those who are told of it: to everyone else on staff it is not there. */
  itsTold: `
    GET  /groups/:group/group.ics`,

  /** A check belongs to the learner who takes it: to everyone else on staff it is not there. */
  itsLearner: `
    GET  /attempts/:attempt
    GET  /attempts/:attempt/questions/:place
    POST /attempts/:attempt/questions/:place
    GET  /attempts/:attempt/answers
    POST /attempts/:attempt/answers`,

  /** Whoever works with people: HR, HR for a site, and supervisors. */
  savers: `
    GET  /hr/recoveries
    GET  /hr/views
    POST /hr/views
    GET  /hr/views/new
    GET  /team
    GET  /team/list`,

  /** Whoever has a role: each sees there what's theirs to do. */
  workers: `
    GET  /hr`,

  /** The search for sites, and for the people whom each may see. */
  finders: `
    GET  /hr/search
    POST /hr/search`,

  /** Running tasks: each sees what they have begun, and of others what they may open. */
  watchers: `
    GET  /hr/work`,

  /** Lists and reports: the same, and auditors. Everyone but HR and auditors sees only their own people in it. */
  readers: `
    GET  /hr/people
    GET  /hr/people.csv
    POST /hr/people/columns
    POST /hr/selections
    GET  /hr/overview
    GET  /hr/charts/:chart
    GET  /hr/matrix
    GET  /hr/reports/departments
    GET  /hr/reports/sites/:site
    GET  /hr/reports/exceptions
    GET  /hr/reports/data-problems
    GET  /hr/reports/leavers
    GET  /hr/reports/expiring
    GET  /hr/reports/versions
    GET  /hr/reports/period
    GET  /hr/reports/period/file
    POST /hr/reports/period/file
    GET  /hr/reports/files
    POST /hr/reports/files
    GET  /hr/reports/file
    GET  /hr/views/:shared/report`,

  /** One person’s record. To another supervisor, and to HR of another site, the person doesn’t exist. */
  personReaders: `
    GET  /hr/people/:person
    GET  /hr/people/:person/certificate.pdf
    GET  /hr/people/:person/lessons/:lesson
    GET  /hr/people/:person/file`,

  /** The same, but for auditors, who change nothing. */
  personHelpers: `
    POST /hr/people/:person/nudges
    POST /hr/recoveries/:recovery`,

  /** A saved view belongs to whoever saved it. */
  itsOwner: `
    GET  /hr/views/:view
    POST /hr/views/:view
    POST /hr/views/:view/removals`,

  /** A selection belongs to whoever made it. */
  itsSelector: `
    GET  /hr/selections/:selection
    POST /hr/selections/:selection
    GET  /hr/selections/:selection/progress
    POST /hr/selections/:selection/stop
    POST /hr/selections/:selection/site
    POST /hr/selections/:selection/undoings
    GET  /hr/selections/:selection/file`,

  /** Links for auditors from outside: to everybody on staff, HR gives them. */
  outsidersOnly: `
    POST /hr/roles/people/:person/links`,

  administrators: `
    GET  /hr/sign-in
    POST /hr/sign-in
    POST /hr/sign-in/tests
    GET  /hr/organization
    POST /hr/organization
    POST /hr/organization/name
    GET  /hr/organization/branding
    POST /hr/organization/branding
    GET  /hr/organization/branding/preview
    GET  /hr/organization/branding/colors/:color
    POST /hr/organization/branding/logo
    POST /hr/organization/branding/looks/:look
    GET  /hr/organization/branding/looks/:look/logo.png
    GET  /hr/second-step
    POST /hr/second-step
    GET  /hr/retention
    GET  /hr/retention/preview
    POST /hr/retention
    GET  /hr/webhooks
    GET  /hr/webhooks/tokens/new
    POST /hr/webhooks/tokens
    POST /hr/webhooks/tokens/:access/end
    POST /hr/webhooks/deliveries/:delivery/again
    GET  /hr/roles
    POST /hr/roles/searches
    GET  /hr/roles/outside
    POST /hr/roles/outside
    GET  /hr/roles/people/:person
    POST /hr/roles/people/:person
    POST /hr/roles/people/:person/removals
    POST /hr/roles/people/:person/sessions`,

  /** The audit trail, and the page that leads to settings. */
  trailReaders: `
    GET  /hr/settings
    GET  /hr/audit
    POST /hr/audit/searches
    POST /hr/audit/checks
    GET  /hr/audit.csv`,

  ledgerKeepers: `
    POST /hr/ledger/keeper
    POST /hr/ledger/heads`,

  ledgerReaders: `
    GET  /hr/ledger
    POST /hr/ledger/checks
    POST /hr/ledger/comparisons
    GET  /hr/ledger/heads.json
    GET  /hr/ledger/heads/:head`,

  packMakers: `
    POST /hr/packs
    POST /hr/packs/:pack/again
    POST /hr/packs/:pack/stop`,

  /** What proves something: packs, what people were shown, and what was known when. */
  evidenceReaders: `
    GET  /hr/reports/differences
    GET  /hr/checks/:check
    GET  /hr/editions
    GET  /hr/editions/:hash
    GET  /hr/editions/:hash/lessons/:lesson
    GET  /hr/editions/:hash/stories/:scenario
    GET  /hr/editions/:hash/questions
    GET  /hr/editions/:hash/policy
    GET  /hr/editions/:hash/contacts
    GET  /hr/packs
    POST /hr/packs/checks
    GET  /hr/packs/:pack
    GET  /hr/packs/:pack/progress
    GET  /hr/packs/:pack/pack.zip`,

  /** Each clause of the policy, and what's done about it. */
  clauseReaders: `
    GET  /hr/clauses
    GET  /hr/policy
    GET  /hr/policy/document`,

  /** A large file of a report belongs to whoever asked for it. */
  itsAsker: `
    GET  /hr/reports/files/:made
    GET  /hr/reports/files/:made/progress
    POST /hr/reports/files/:made/stop
    GET  /hr/reports/files/:made/file`,

  /** A package on order is for whoever ordered it. */
  itsOrderer: `
    GET  /hr/packages/orders/:order
    GET  /hr/packages/orders/:order/progress
    POST /hr/packages/orders/:order/stop`,

  /** A package on trial belongs to whoever tries it. */
  itsTryer: `
    GET  /hr/packages/previews/:preview
    GET  /hr/packages/previews/:preview/files/*file
    GET  /hr/packages/previews/:preview/record
    POST /hr/packages/previews/:preview/session`,

  /** Texts, packages, and what people misunderstand: HR and stewards. */
  authors: `
    GET  /hr/course
    GET  /hr/understanding
    GET  /hr/follow-ups
    GET  /hr/follow-ups/charts/:curve
    GET  /hr/understanding.csv
    GET  /hr/understanding/chart
    GET  /hr/understanding/questions/:question
    GET  /hr/pass-mark
    POST /hr/pass-mark
    GET  /hr/pass-mark/:sheet
    GET  /hr/pass-mark/:sheet/form
    POST /hr/pass-mark/:sheet/judges
    GET  /hr/pass-mark/:sheet/judges/:judge
    POST /hr/pass-mark/:sheet/judges/:judge
    GET  /hr/pass-mark/:sheet/judges/:judge/:lesson
    POST /hr/pass-mark/:sheet/judges/:judge/:lesson
    POST /hr/pass-mark/:sheet/rounds
    POST /hr/pass-mark/:sheet/closings
    GET  /hr/reminders/texts
    GET  /hr/reminders/texts/:kind/:language
    POST /hr/reminders/texts/:kind/:language
    POST /hr/reminders/texts/:kind/:language/resets
    GET  /hr/packages
    POST /hr/packages/orders
    POST /hr/packages/made
    GET  /hr/packages/made/:package
    POST /hr/packages/made/:package/recipients
    POST /hr/packages/made/:package/recipients/:recipient/ends
    GET  /hr/packages/package.zip
    GET  /hr/packages/kit.zip
    GET  /hr/packages/report.html
    GET  /hr/packages/report.json
    GET  /hr/packages/quiz-key.html
    GET  /hr/packages/profiles/new
    POST /hr/packages/profiles
    GET  /hr/packages/profiles/:profile
    POST /hr/packages/profiles/:profile
    POST /hr/packages/profiles/:profile/archive
    POST /hr/packages/previews`,

  /** The lines that all sites share, who checked them and when. */
  lineReaders: `
    GET  /hr/contacts
    GET  /hr/contacts/:contact
    GET  /hr/sites/:site/number-checks`,

  /** Groups at sites, and who has confirmed that they know about them. HR for a site finds those of the site. */
  groupReaders: `
    GET  /hr/groups
    GET  /hr/groups/:group
    GET  /hr/groups/:group/group.ics`,

  /** Details of sites, and the lines that all sites share. */
  stewards: `
    GET  /hr/sites
    POST /hr/sites
    GET  /hr/sites/defaults
    POST /hr/sites/defaults
    POST /hr/sites/defaults/checks
    GET  /hr/sites/defaults/preview
    GET  /hr/sites/defaults/phone
    POST /hr/sites/defaults/phone
    GET  /hr/sites/defaults/proposal
    POST /hr/sites/defaults/publications
    POST /hr/sites/defaults/agreements
    POST /hr/sites/defaults/refusals
    POST /hr/sites/defaults/withdrawals
    GET  /hr/sites/:site
    POST /hr/sites/:site
    GET  /hr/sites/:site/preview
    GET  /hr/sites/:site/preview/card
    GET  /hr/sites/:site/steps
    GET  /hr/sites/:site/phone
    POST /hr/sites/:site/phone
    GET  /hr/sites/:site/proposal
    POST /hr/sites/:site/publications
    POST /hr/sites/:site/agreements
    POST /hr/sites/:site/refusals
    POST /hr/sites/:site/withdrawals
    POST /hr/contacts/:contact/checks
    GET  /hr/contacts/owners
    POST /hr/contacts/owners
    POST /hr/sites/:site/number-checks
    GET  /hr/number-checks/:checked/correction
    POST /hr/number-checks/:checked/correction
    GET  /hr/contacts/:contact/change
    POST /hr/contacts/:contact/change
    POST /hr/contacts/:contact/returns
    POST /hr/contacts/:contact/confirmations
    POST /hr/contacts/:contact/withdrawals
    GET  /hr/policy/clauses/:clause
    POST /hr/policy/clauses/:clause
    POST /hr/policy/drops
    GET  /hr/policy/publish
    POST /hr/policy/publish
    GET  /hr/policy/approval
    POST /hr/policy/approval
    POST /hr/policy/approval/returns`,

  /** HR and HR for a site, about no one in particular. */
  siteStaff: `
    GET  /hr/people/places
    GET  /hr/people/new
    POST /hr/people
    GET  /hr/sign-ins
    POST /hr/sign-ins
    GET  /hr/invites
    POST /hr/invites
    POST /hr/invites/hand-overs
    POST /hr/invites/hand-over-corrections
    GET  /hr/reminders/messages
    POST /hr/reminders/messages/sheets
    POST /hr/reminders/messages/hand-overs
    POST /hr/reminders/messages/hand-over-corrections
    GET  /hr/practices
    GET  /hr/live-sessions
    GET  /hr/live-sessions/sheet
    POST /hr/live-sessions
    GET  /hr/groups/new
    POST /hr/groups/new
    GET  /hr/groups/sites/:site
    POST /hr/groups/sites/:site
    GET  /hr/groups/:group/change
    POST /hr/groups/:group/change
    POST /hr/groups/:group/cancellations
    POST /hr/groups/:group/signatures
    GET  /hr/groups/:group/sheet`,

  /** The practice of one site. To HR of another site it isn't there. */
  practiceRunners: `
    GET  /hr/practices/:site
    POST /hr/practices/:site
    POST /hr/practices/:site/interval
    POST /hr/practices/:site/text`,

  /** The practice of a supervisor's own team. To everybody else the site isn't there. */
  teamLeaders: `
    GET  /team/practices/:site
    POST /team/practices/:site
    POST /team/practices/:site/text`,

  /** The cards and posters of one site. To HR of another site it isn't there. */
  cardPrinters: `
    GET  /hr/sites/:site/card
    POST /hr/sites/:site/card`,

  /** The versions of one site's details, and who published each. To HR of another site they aren't there. */
  versionReaders: `
    GET  /hr/sites/:site/versions`,

  /** Who holds the roles of one site. To HR of another site it isn't there. */
  roleLinkers: `
    GET  /hr/sites/:site/people
    POST /hr/sites/:site/people
    POST /hr/sites/:site/people/search
    POST /hr/sites/:site/people/confirm
    POST /hr/sites/:site/people/unlink`,

  /** A message to one person. To HR of another site it isn't there. */
  messageHandlers: `
    POST /hr/reminders/messages/:message/retries
    POST /hr/reminders/messages/:message/stops
    POST /hr/reminders/messages/:message/links
    POST /hr/reminders/messages/:message/hand-overs
    POST /hr/reminders/messages/:message/hand-over-corrections`,

  /** A first sign-in by somebody who fits no record: only HR for all sites sees it. */
  strangers: `
    GET  /hr/sign-ins/:request
    POST /hr/sign-ins/:request`,

  /** A paper on record. To HR for a site it is there with a person of theirs. */
  papers: `
    GET  /hr/evidence/:evidence`,

  /** What HR changes about one person. To HR of another site the person doesn’t exist. */
  personChangers: `
    GET  /hr/people/:person/link
    POST /hr/people/:person/link
    GET  /hr/people/:person/changes/:change
    POST /hr/people/:person/changes/:change
    GET  /hr/people/:person/update-sheet
    GET  /hr/people/:person/held
    GET  /hr/people/:person/held.json
    GET  /hr/people/:person/same-person
    POST /hr/people/:person/same-person
    GET  /hr/people/:person/same-person/compare
    POST /hr/people/:person/merges
    GET  /hr/entries/:entry/correction
    POST /hr/entries/:entry/correction
    GET  /hr/people/:person/credits/new
    POST /hr/people/:person/credits`,

  /** HR for all sites. */
  hr: `
    GET  /hr/people/:person/certificate-revocations
    POST /hr/people/:person/certificate-revocations
    GET  /hr/people/:person/erasure
    POST /hr/people/:person/erasure-requests
    POST /hr/people/:person/erasures
    GET  /hr/retention/leavers
    GET  /hr/imports
    POST /hr/imports
    GET  /hr/imports/template.csv
    GET  /hr/imports/sample.csv
    GET  /hr/imports/:import
    GET  /hr/imports/:import/columns
    POST /hr/imports/:import/columns
    GET  /hr/imports/:import/choices
    POST /hr/imports/:import/choices
    GET  /hr/imports/:import/rows
    GET  /hr/imports/:import/lines/:line
    POST /hr/imports/:import/lines/:line
    POST /hr/imports/:import/review
    GET  /hr/imports/:import/refused.csv
    POST /hr/imports/:import/numbers
    POST /hr/imports/:import/record
    POST /hr/imports/:import/go-on
    GET  /hr/imports/:import/progress
    POST /hr/imports/:import/stop
    POST /hr/imports/:import/selections
    POST /hr/imports/:import/discard
    GET  /hr/rules
    POST /hr/rules
    GET  /hr/rules/draft
    POST /hr/rules/draft
    GET  /hr/rules/preview
    GET  /hr/reminders
    POST /hr/reminders
    GET  /hr/receipts
    POST /hr/receipts`,
} as const

export type Who = keyof typeof WHO_MAY

/** Everyone whom the routes are tried with, but for visitors. `tests/support/roles.ts`, `tests/support/staff.ts` */
export type Asker = Name | Holder

interface Entrance {
  readonly all: string
  readonly own?: string
  readonly mine?: string
  readonly hidden?: string
}

/**
 * Who is let in: whatever it is about; about people of theirs; or where it is their own. For these, and for who is
 * listed as `hidden`, anything else isn't there. Everyone else is refused. Ada has every role of HR; Cleo supervises Bob, and Ivy is HR of the site where he works. Jon was an auditor
 * until yesterday: like Bob and Dan, he is a learner and nothing else.
 */
export const LET_IN: Readonly<Record<Exclude<Who, 'anyone' | 'midSignIn'>, Entrance>> = {
  signedIn: { all: 'ada bob cleo dan hal ivy eve gus fay jon olga' },
  learners: { all: 'ada bob cleo dan hal ivy eve gus fay jon' },
  itsTold: { all: 'cleo', hidden: 'ada bob dan hal ivy eve gus fay jon' },
  itsLearner: { all: '', mine: 'ada bob cleo dan hal ivy eve gus fay jon' },
  itsMaker: { all: '', mine: 'ada bob cleo dan hal ivy eve gus fay jon olga' },
  workers: { all: 'ada hal ivy eve gus fay olga' },
  savers: { all: 'ada hal ivy cleo' },
  finders: { all: 'ada hal ivy cleo eve fay olga' },
  watchers: { all: 'ada hal ivy cleo eve fay olga' },
  readers: { all: 'ada hal ivy cleo fay olga' },
  personReaders: { all: 'ada hal fay olga', own: 'cleo ivy' },
  personHelpers: { all: 'ada hal', own: 'cleo ivy' },
  itsOwner: { all: '', mine: 'ada hal ivy cleo' },
  itsSelector: { all: '', mine: 'ada hal ivy cleo fay olga' },
  outsidersOnly: { all: '', hidden: 'ada gus' },
  administrators: { all: 'ada gus' },
  trailReaders: { all: 'ada hal gus' },
  ledgerKeepers: { all: 'ada hal gus' },
  ledgerReaders: { all: 'ada hal gus fay olga' },
  packMakers: { all: 'ada hal' },
  evidenceReaders: { all: 'ada hal fay olga' },
  itsAsker: { all: 'ada', hidden: 'hal ivy cleo fay olga' },
  itsOrderer: { all: 'ada', hidden: 'hal eve' },
  itsTryer: { all: 'ada', hidden: 'hal eve' },
  authors: { all: 'ada hal eve' },
  clauseReaders: { all: 'ada hal eve fay olga' },
  lineReaders: { all: 'ada hal eve fay olga' },
  groupReaders: { all: 'ada hal ivy eve fay olga' },
  stewards: { all: 'ada eve' },
  siteStaff: { all: 'ada hal ivy' },
  practiceRunners: { all: 'ada hal ivy' },
  teamLeaders: { all: 'cleo', hidden: 'ada hal ivy' },
  cardPrinters: { all: 'ada hal ivy eve' },
  versionReaders: { all: 'ada hal ivy eve' },
  roleLinkers: { all: 'ada hal ivy eve' },
  messageHandlers: { all: 'ada hal', own: 'ivy' },
  strangers: { all: 'ada hal', hidden: 'ivy' },
  papers: { all: 'ada hal fay olga', own: 'ivy' },
  personChangers: { all: 'ada hal', own: 'ivy' },
  hr: { all: 'ada hal' },
}

/** `GET /hr/people` → the people who may ask for it. */
export const TABLE: ReadonlyMap<string, Who> = new Map(
  // The keys of `WHO_MAY`, which Object.entries widens.
  (Object.entries(WHO_MAY) as [Who, string][]).flatMap(([who, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => [line.trim().replace(/\s+/, ' '), who] as const),
  ),
)
