import { detailsMark } from '../file-name.ts'
import type { LmsId } from './lms-catalog.ts'
import { MESSAGES } from '../../words/messages.ts'
import {
  blanksSection,
  describedLms,
  FIRST_PAGE,
  kitContent,
  type KitFacts,
  kitLanguage,
  kitWords,
} from './layout.page.ts'
import { type KitPage, type KitPart, type KitSection, text } from './part.page.ts'
import { notTaken } from './settings.page.ts'
import { LANGUAGES } from '../../platform/text/language.ts'

/** The end of the start page's address that opens the self-test of a package. */
const SELF_TEST = '?selftest'

/** The first page for an LMS: upload, settings, test, and what to do when it goes wrong. */
export function readmePage(kit: KitFacts): KitPage {
  const words = kitWords(kit).readme
  return {
    file: FIRST_PAGE,
    title: words.title,
    lead: words.lead,
    sections: [
      ...blanksSection(kit),
      packageSection(kit),
      { id: 'upload', title: words.upload, parts: [{ kind: 'steps', items: words.uploadSteps }] },
      settingsSection(kit),
      { id: 'test', title: words.test, parts: testParts(kit) },
      {
        id: 'wrong',
        title: words.wrong,
        parts: [{ kind: 'table', labelledBy: 'wrong', head: words.wrongHead, rows: words.wrongRows }],
      },
      contentsSection(kit),
      otherLanguageSection(kit),
    ],
  }
}

function settingsSection(kit: KitFacts): KitSection {
  const words = kitWords(kit).readme
  const lms = describedLms(kit)
  const settings = (id: LmsId) => `settings/${id}.html`
  return {
    id: 'settings',
    title: kit.lms === null ? words.settings : words.settingsFor(lms.name),
    parts: [
      ...notTaken(kit, lms),
      { kind: 'points', items: lms.settings },
      { kind: 'links', links: [{ text: words.more, href: settings(lms.id) }] },
      text(words.otherLms),
      {
        kind: 'links',
        links: kit.lmsList
          .filter(({ id }) => id !== lms.id)
          .map(({ id, name }) => ({ text: name, href: settings(id) })),
      },
    ],
  }
}

function testParts(kit: KitFacts): KitPart[] {
  const words = kitWords(kit).readme
  return [
    { kind: 'steps', items: words.testSteps },
    ...selfTestText(kit),
    { kind: 'links', links: [{ text: words.testMore, href: 'test-script.html' }] },
    text(words.fullRun),
    { kind: 'links', links: [{ text: words.fullRunMore, href: 'test-script.html#full' }] },
  ]
}

/** Explains how a technician opens the self-test. Empty for cmi5, which has none. */
export function selfTestText(kit: KitFacts): KitPart[] {
  return kit.edition === 'cmi5' ? [] : [text(kitWords(kit).readme.selfTest(SELF_TEST))]
}

/** Describes the package. Without an LMS, no system hears a finish word or answers. */
export function packageSection(kit: KitFacts): KitSection {
  const t = kitWords(kit)
  const { course, policy } = kitContent(kit)
  const heard = [
    { name: t.facts.finish, value: t.finish[kit.report] },
    { name: t.facts.answers, value: t.answers[kit.answers] },
  ]
  const facts = [
    { name: t.facts.file, value: kit.packageFile.name },
    { name: t.facts.checksum, value: kit.packageFile.sha256 },
    { name: t.facts.size, value: t.size(String(Math.ceil(kit.packageFile.bytes / 1000))) },
    { name: t.facts.edition, value: t.editions[kit.edition] },
    ...(kit.edition === 'web' ? [] : heard),
    { name: t.facts.languages, value: kit.contents.map(({ language }) => t.languages[language]).join(', ') },
    { name: t.facts.course, value: course.version },
    { name: t.facts.policy, value: policy.version },
    { name: t.facts.mark, value: t.mark(detailsMark(kit.site)) },
  ]
  return { id: 'package', title: t.readme.package, parts: [{ kind: 'facts', facts }] }
}

export function contentsSection(kit: KitFacts): KitSection {
  const { contents, contentsFor: words } = kitWords(kit).readme
  const forLms = [
    { text: words.roundTrip, href: 'round-trip.html' },
    { text: words.template, href: 'completions-template.csv' },
  ]
  const links = [
    { text: words.preflight, href: 'preflight.html' },
    { text: words.script, href: 'test-script.html' },
    ...(kit.edition === 'web' ? [] : forLms),
    { text: words.emails, href: 'emails.html' },
    { text: words.release, href: 'release-notes.html' },
    { text: words.accessibility, href: 'accessibility.html' },
    { text: words.privacy, href: 'privacy-security.html' },
    { text: words.transcript, href: 'transcript.html' },
    { text: words.manifest, href: 'content-manifest.json' },
    { text: words.license, href: 'LICENSE.txt' },
    { text: words.sums, href: 'SHA256SUMS' },
  ]
  return { id: 'contents', title: contents, parts: [{ kind: 'links', links }] }
}

/** For who cannot read the language of the kit: where to get the other one, in that one. */
export function otherLanguageSection(kit: KitFacts): KitSection {
  const lang = LANGUAGES.find((language) => language !== kitLanguage(kit)) ?? kitLanguage(kit)
  const words = MESSAGES[lang].kit.readme.otherLanguage
  return { id: 'other-language', title: words.title, lang, parts: [text(words.text)] }
}
