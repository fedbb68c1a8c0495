import { type HtmlElement, Parser, StaticConfigLoader } from 'html-validate'
import type { Language } from '../../src/platform/text/language.ts'

/** What somebody reads who has added a field that isn't in the inventory. */
export const DECIDE =
  'No one has decided what this text is for. Nothing about a youth or a disclosure may have a field. If it’s for something else, add it to tests/support/free-texts.ts with its purpose; if somebody could write sentences there, show the warning next to it.'
/** What somebody reads who has added one that's never allowed. */
export const NEVER = 'This name means a youth or what one has said. Nothing here may hold that, so leave it out.'

/**
 * What a text is for. Nothing about a youth has a place anywhere, and nobody may add one.
 *
 * - `told`: sentences. Somebody could write about a youth there, so the page warns next to the field.
 * - `label`: names a thing of the organization, such as a site, a line, a role or a view.
 * - `staff`: a fact about somebody who works here, or who they are in another system.
 * - `value`: a number, a day, a code, an address, an id or a choice.
 * - `search`: looks something up, and is part of no record.
 */
export type Purpose = 'told' | 'label' | 'staff' | 'value' | 'search'
export type Inventory = ReadonlyMap<string, Purpose>

/** Texts and files that somebody sends with a form, by `plainName`. */
export const FORM_TEXTS = inventory({
  told: `
    beforeGroup body cardText clause evidence from groupSafety method plan-followUp plan-food plan-guardians plan-lead
    plan-medical plan-nextDay plan-place plan-rest plan-ride plan-staffCare purpose reason recipient reference short steps subject
    isNot toFix topic what whatNot why`,
  label: 'cardWhen hours label languages organization role rule-named saveAs sentence walletName walletNote',
  staff:
    'approver cell-department cell-email cell-name cell-position cell-site department more position supervisor trainer',
  value: `
    Q address cell-employee_number cell-hired_on cell-type cell-works_with_youth certificate code confirmedRenames confirmedRoles
    confirmedSeparations courseVersion days dueSoonDays escalateAfterDays file hash leaveTo letters minutes mostOverdue nudgeAfterDays number
    numberClaim quietDays rule-days rule-months rule-rehireGapMonths rule-windowDays score signInName site slug
    text tty web`,
  search: 'about search who',
})
/** A name of a person, a site or a view, where it isn't the name of a group. */
const NAMES_OF_OTHER_THINGS: ReadonlyMap<string, Purpose> = new Map([
  ['/hr/groups', 'told'],
  ['/hr/contacts', 'label'],
  ['/hr/sites', 'label'],
  ['/hr/packages/profiles', 'label'],
  ['/hr/organization/name', 'label'],
  ['/hr/views', 'label'],
  ['/hr/webhooks/tokens', 'label'],
  ['/hr/people', 'staff'],
  ['/hr/roles/outside', 'staff'],
  ['/set-up', 'staff'],
  // What its owner calls a passkey, such as a phone.
  ['/account/passkeys/:passkey', 'label'],
])

/** The purpose of a field of a form, or null for one that nobody has decided about. */
export function purposeOf(route: string, field: string): Purpose | null {
  const name = plainName(field)
  if (name !== 'name') return FORM_TEXTS.get(name) ?? null
  return [...NAMES_OF_OTHER_THINGS].find(([start]) => route.startsWith(start))?.[1] ?? null
}

/** Whether a field is for sentences at one address or another. */
export function canBeTold(field: string): boolean {
  const name = plainName(field)
  return name === 'name' || FORM_TEXTS.get(name) === 'told'
}

/** Texts in the bodies of events, by the last part of their place. */
export const BODY_TEXTS = inventory({
  told: `
    beforeGroup followUp food from groupSafety guardians isNot lead medical method nextDay note place purpose reason
    reference rest ride short staffCare steps text toFix use when`,
  label: 'hours languages name named organization role sentence',
  staff: 'approver department position',
  value: `
    attempt bankHash certificate change checkedOn clause clauses completion contact contentEdition corrects courseVersion
    digits editions entry fact fromOrganization group hash import issuer key language letters link optionOrders pack pdf phone policyHash
    policyVersion practice proposal requirement seed sheet siteVersion slug spell story subject textHash timeZone to tty version
    web`,
  search: '',
})

/** Columns of files that HR imports. */
export const IMPORT_COLUMNS = inventory({
  told: '',
  label: 'course',
  staff: 'department email first_name last_name name position site supervisor',
  value: `
    code completed_on course_version employee_number first_contact_on hired_on language last_access_on last_day leave_from
    leave_until minutes score started_on status type works_with_youth`,
  search: '',
})

/** Words that mean somebody who was hurt, or what they said. No field, column or part of an event has one in its name. */
const ABOUT_A_YOUTH =
  /^(youths?|child|children|minors?|teen\w*|kids?|victims?|survivors?|residents?|clients?|patients?|disclos\w*|incidents?|allegations?|abuse\w*|exploit\w*|traffick\w*|offenders?|diagnos\w*|injur\w*|birth\w*|dob|guardians?|parents?|joven|jovenes|menor|menores|victimas?|incidentes?|denuncias?)$/
/** They say something of the work, of the rules for it, or of another program. */
const OF_THE_WORK = [
  // Whether a job is with youth, and rules for those jobs.
  /^((cell|column)-)?works_with_youth$/,
  /^worksWithYouth$/,
  /^(rule-\d+-)?youthOnly$/,
  // Who of the staff talks with guardians, and when: a step of the site for any night.
  /^(plan-(es-)?)?guardians$/,
  // Programs that sign somebody in.
  /^OIDC_CLIENT_\w+$/,
  /^clientExtensionResults$/,
]

/** Whether a name says that what it holds is about a youth or a disclosure. */
export function meansAYouth(name: string): boolean {
  const words = name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase())
  return words.some((word) => ABOUT_A_YOUTH.test(word)) && !OF_THE_WORK.some((known) => known.test(name))
}

/** Without the numbers of rows and the mark of a language: `local-0-es-purpose` is a `purpose`, and `Q12` a `Q`. */
export function plainName(field: string): string {
  const name = field.replace(/^Q\d+$/, 'Q').replace(/(^|-)(en|es)-/, '$1')
  if (/^(plan|cell)-|^rule-\d/.test(name)) return name.replace(/-\d+/, '')
  return name.split('-').at(-1) ?? name
}

const WARNINGS: Readonly<Record<Language, RegExp>> = {
  en: /nothing about (a )?youths?|(never|don’t) write (anything )?about a (real case|youth)|never use a youth’s name/i,
  es: /(sin|no va|no escriba) nada sobre (una|las) personas? (joven|jóvenes)|nunca escriba (nada )?sobre (un caso real|una persona joven)|nunca use el nombre de una persona joven/i,
}

const config = await new StaticConfigLoader().getConfigFor('page.html')

/**
 * The fields of a page for sentences that have no warning next to them, with where they're sent.
 * @param isTold whether a field is for sentences
 */
export function withoutWarning(
  html: string,
  language: Language,
  isTold: (action: string, name: string) => boolean,
): string[] {
  const page = new Parser(config).parseHtml(html)
  return page.querySelectorAll('input, textarea').flatMap((field) => {
    const type = field.tagName === 'textarea' ? 'text' : (field.getAttributeValue('type') ?? 'text')
    const name = field.getAttributeValue('name') ?? ''
    const action = field.closest('form')?.getAttributeValue('action') ?? ''
    if (type !== 'text' || !isTold(action, name)) return []
    return around(page, field).some((element) => WARNINGS[language].test(spoken(element))) ? [] : [name]
  })
}

/** What's read out with a field, and what stands in the same part of its form. */
function around(page: HtmlElement, field: HtmlElement): HtmlElement[] {
  const described = (field.getAttributeValue('aria-describedby') ?? '').split(' ').filter((id) => id !== '')
  const parts = [field.closest('fieldset'), field.closest('details, section') ?? field.closest('form')]
  const explained = described.map((id) => page.querySelector(`[id="${id}"]`))
  return [...explained, ...parts].filter((element) => element !== null)
}

function spoken(element: HtmlElement): string {
  return element.textContent.replaceAll('&#39;', '’').replaceAll(/\s+/g, ' ')
}

function inventory(purposes: Readonly<Record<Purpose, string>>): Inventory {
  const named = Object.entries(purposes).flatMap(([purpose, names]) =>
    names
      .split(/\s+/)
      .filter((name) => name !== '')
      // Its keys are those of the record.
      .map((name) => [name, purpose as Purpose] as const),
  )
  return new Map(named)
}
