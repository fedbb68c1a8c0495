import { siteGaps } from '../../organization/site-details.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { LANGUAGES } from '../../platform/text/language.ts'
import type { Messages } from '../../words/messages.ts'
import { changeKind } from '../compare/comparison.ts'
import { detailsMark } from '../file-name.ts'
import {
  blanksSection,
  describedLms,
  FIRST_PAGE,
  kitContent,
  type KitFacts,
  kitLanguage,
  kitWords,
  otherLanguageSection,
  updateSection,
  writtenPage,
} from './layout.page.ts'
import { COMPLETION_COLUMNS, type CompletionColumn } from './completion-column.ts'
import { type Lms, type Preset, presetFor } from './lms-catalog.ts'
import { type KitPage, type KitPart, text } from './part.page.ts'

/** The end of the start page's address that opens the self-test of a package. */
const SELF_TEST = '?selftest'

/** The first page for an LMS: upload, settings, test, and what to do when it goes wrong. */
export function readmePage(kit: KitFacts): KitPage {
  const lms = describedLms(kit)
  const others = kit.lmsList.filter(({ id }) => id !== lms.id)
  const page = writtenPage(kit, 'README-admin', {
    facts: [packageFacts(kit)],
    lms: kit.lms?.name ?? kitWords(kit).yourLms,
    notTaken: notTaken(kit, lms),
    settings: [{ kind: 'points', items: lms.settings }],
    settingsPage: settingsFile(lms),
    otherSystems: [{ kind: 'links', links: others.map((other) => ({ text: other.name, href: settingsFile(other) })) }],
    selfTest: selfTest(kit),
    ...kindSlots(kit),
    fullRun: fullRun(kit),
  })
  return firstPage(kit, page)
}

/** The first page for a web server: what to host, who may open it, how receipts come back, and where to get help. */
export function webReadmePage(kit: KitFacts): KitPage {
  return firstPage(
    kit,
    writtenPage(kit, 'README-admin-web', { facts: [packageFacts(kit)], ...kindSlots(kit), fullRun: fullRun(kit) }),
  )
}

function firstPage(kit: KitFacts, page: KitPage): KitPage {
  const sections = [...updateSection(kit), ...blanksSection(kit), ...page.sections, otherLanguageSection(kit)]
  return { ...page, file: FIRST_PAGE, sections }
}

/** Two tests in an LMS, a short one and one to the end: what to do, and what the LMS shows after each step. */
export function testScriptPage(kit: KitFacts): KitPage {
  const { name, screen } = describedLms(kit)
  const slots = { lms: name, ...screen, selfTest: selfTest(kit), ...testSlots(kit) }
  return testPage(kit, writtenPage(kit, 'test-script', slots))
}

/** Two tests on a web server: what to do, and what is seen after each step. */
export function webTestPage(kit: KitFacts): KitPage {
  return testPage(kit, writtenPage(kit, 'test-script-web', testSlots(kit)))
}

function testPage(kit: KitFacts, page: KitPage): KitPage {
  return {
    ...page,
    file: 'test-script.html',
    sections: [...updateSection(kit), ...blanksSection(kit), ...page.sections],
  }
}

/** Explains one learning system: its settings, taking the course again, and its completions as a table. */
export function settingsPage(kit: KitFacts, lms: Lms): KitPage {
  const page = writtenPage(kit, 'settings', {
    lms: lms.name,
    notTaken: notTaken(kit, lms),
    facts: [lmsFacts(kit, lms)],
    steps: [{ kind: 'steps', items: lms.settings }],
    watch: [{ kind: 'points', items: lms.watch }],
    ...lms.screen,
    again: [{ kind: 'points', items: lms.again }],
    completions: [{ kind: 'steps', items: lms.completions }],
    ...kindSlots(kit),
  })
  return { ...page, file: settingsFile(lms), sections: [...updateSection(kit), ...page.sections] }
}

/** Explains how completions come back to HR as a table. */
export function roundTripPage(kit: KitFacts): KitPage {
  const { name, completions } = describedLms(kit)
  // The list of columns makes the keys.
  const columns = Object.fromEntries(COMPLETION_COLUMNS.map((column) => [column, column])) as Record<
    CompletionColumn,
    string
  >
  return writtenPage(kit, 'round-trip', {
    lms: name,
    completions: [{ kind: 'steps', items: completions }],
    ...columns,
  })
}

/** Mails to staff, always in every language, because the sender may read another language than the staff. */
export function emailsPage(kit: KitFacts): KitPage {
  const t = kitWords(kit)
  const slots = { lms: kit.edition !== 'web', web: kit.edition === 'web', ...kindSlots(kit) }
  const pages = LANGUAGES.map((language) => ({ language, page: writtenPage(kit, 'emails', slots, language) }))
  const page = writtenPage(kit, 'emails', slots)
  return {
    ...page,
    sections: page.sections.map((section, index) => ({
      ...section,
      parts: pages.flatMap((each) => [
        text(t.emailIn(t.languages[each.language])),
        ...(each.page.sections[index]?.parts ?? []),
      ]),
    })),
  }
}

/** Describes this version, and whether it replaces the one before or exists next to it. */
export function releasePage(kit: KitFacts): KitPage {
  const { course, policy } = kitContent(kit)
  const kind = kit.previousVersion === null ? 'first' : changeKind(kit.previousVersion, course.version)
  return writtenPage(kit, 'release-notes', {
    course: course.version,
    policy: policy.version,
    previous: kit.previousVersion,
    first: kind === 'first',
    same: kind === 'same',
    patch: kind === 'patch',
    minor: kind === 'minor',
    major: kind === 'major',
    mark: detailsMark(kit.site),
    lms: kit.edition !== 'web',
    web: kit.edition === 'web',
    ...kindSlots(kit),
  })
}

/** Says what was tested in this kind of package, how, and what wasn't. */
export function accessibilityPage(kit: KitFacts): KitPage {
  return writtenPage(kit, 'accessibility', { organization: kit.site.organization, ...kindSlots(kit) })
}

/** Passages are about the whole course or about an update. */
function kindSlots({ update }: KitFacts) {
  return { wholeCourse: update === undefined, update: update !== undefined }
}

function testSlots(kit: KitFacts) {
  return { finishes: canFinish(kit), ...kindSlots(kit), fullRun: fullRun(kit) }
}

/** How long a test to the end takes. */
function fullRun(kit: KitFacts): string {
  const { course, update } = kitWords(kit).fullRun
  return kit.update === undefined ? course : update
}

/** Nobody can acknowledge a policy with blanks, so the run ends before it. */
function canFinish({ site }: KitFacts): boolean {
  return siteGaps(site).length === 0
}

/** Explains how a technician opens the self-test. Returns null for cmi5, which has none. */
function selfTest(kit: KitFacts): string | null {
  return kit.edition === 'cmi5' ? null : kitWords(kit).selfTest(SELF_TEST)
}

/** A sentence when this LMS does not take the package, or null. */
function notTaken(kit: KitFacts, lms: Lms): string | null {
  const t = kitWords(kit)
  return presetFor(lms, kit.edition) === null ? t.notThisPackage(t.editions[kit.edition]) : null
}

function settingsFile({ id }: Lms): string {
  return `settings/${id}.html`
}

/** Describes the package. Without an LMS, no system hears a final status or answers. */
function packageFacts(kit: KitFacts): KitPart {
  const t = kitWords(kit)
  const { course, policy } = kitContent(kit)
  const heard = [
    { name: t.facts.finish, value: t.finish[kit.report] },
    // Of an update, no answers are sent.
    ...(kit.update === undefined ? [{ name: t.facts.answers, value: t.answers[kit.answers] }] : []),
  ]
  return {
    kind: 'facts',
    facts: [
      { name: t.facts.file, value: kit.packageFile.name },
      { name: t.facts.checksum, value: kit.packageFile.sha256 },
      { name: t.facts.size, value: t.size(String(Math.ceil(kit.packageFile.bytes / 1000))) },
      { name: t.facts.edition, value: t.editions[kit.edition] },
      ...(kit.edition === 'web' ? [] : heard),
      { name: t.facts.languages, value: kit.contents.map(({ language }) => t.languages[language]).join(', ') },
      { name: t.facts.course, value: course.version },
      { name: t.facts.policy, value: policy.version },
      { name: t.facts.mark, value: t.mark(detailsMark(kit.site)) },
    ],
  }
}

function lmsFacts(kit: KitFacts, lms: Lms): KitPart {
  const t = kitWords(kit)
  return {
    kind: 'facts',
    facts: [
      { name: t.facts.evidence, value: `${t.evidence[lms.evidence]}.` },
      { name: t.facts.source, value: lms.source },
      // Checked to be a day by the schema of the content.
      { name: t.facts.checkedOn, value: formatDate(lms.checkedOn as CalendarDate, kitLanguage(kit)) },
      { name: t.facts.preset, value: presetText(lms.recommended, t) },
      ...lms.alternatives.map((preset) => ({ name: t.facts.others, value: presetText(preset, t) })),
      { name: t.facts.limit, value: lms.limit === '' ? t.noLimit : lms.limit },
    ],
  }
}

function presetText(preset: Preset, t: Messages['kit']): string {
  return t.preset(t.editions[preset.edition], t.finish[preset.report])
}
