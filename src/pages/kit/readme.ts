import type { LmsId } from '../../domain/lms.ts'
import { describedLms, finishWord, FIRST_PAGE, kitContent, type KitFacts, type KitPage, kitWords } from './kit-page.ts'
import { notTaken } from './settings.ts'

/** What opens the self-test of a package, at the end of the address of its start page. */
const SELF_TEST = '?selftest'

/** The first page: upload, settings, test, and what to do when it goes wrong. */
export function readmePage(kit: KitFacts): KitPage {
  const t = kitWords(kit)
  const words = t.readme
  const lms = describedLms(kit)
  const upload = kit.edition === 'web' ? words.webSteps : words.uploadSteps
  const settings = (id: LmsId) => `settings/${id}.html`
  return {
    file: FIRST_PAGE,
    title: words.title,
    lead: words.lead,
    sections: [
      { id: 'package', title: words.package, parts: [{ kind: 'facts', facts: packageFacts(kit) }] },
      { id: 'upload', title: words.upload, parts: [{ kind: 'steps', items: upload }] },
      {
        id: 'settings',
        title: kit.lms === null ? words.settings : words.settingsFor(lms.name),
        parts: [
          ...notTaken(kit, lms),
          { kind: 'points', items: lms.settings },
          { kind: 'links', links: [{ text: words.more, href: settings(lms.id) }] },
          { kind: 'text', text: words.otherLms },
          {
            kind: 'links',
            links: kit.lmsList
              .filter(({ id }) => id !== lms.id)
              .map(({ id, name }) => ({ text: name, href: settings(id) })),
          },
        ],
      },
      {
        id: 'test',
        title: words.test,
        parts: [
          { kind: 'steps', items: words.testSteps },
          { kind: 'links', links: [{ text: words.testMore, href: 'test-script.html' }] },
          { kind: 'text', text: words.selfTest(SELF_TEST) },
        ],
      },
      {
        id: 'wrong',
        title: words.wrong,
        parts: [{ kind: 'table', labelledBy: 'wrong', head: words.wrongHead, rows: words.wrongRows }],
      },
      { id: 'contents', title: words.contents, parts: [{ kind: 'links', links: contents(kit) }] },
    ],
  }
}

function packageFacts(kit: KitFacts): { readonly name: string; readonly value: string }[] {
  const t = kitWords(kit)
  const { course, policy } = kitContent(kit)
  return [
    { name: t.facts.file, value: kit.packageFile.name },
    { name: t.facts.checksum, value: kit.packageFile.sha256 },
    { name: t.facts.size, value: t.size(String(Math.ceil(kit.packageFile.bytes / 1000))) },
    { name: t.facts.edition, value: t.editions[kit.edition] },
    { name: t.facts.finish, value: finishWord(kit, t) },
    { name: t.facts.answers, value: kit.edition === 'web' ? t.noAnswers : t.answers[kit.answers] },
    { name: t.facts.languages, value: kit.contents.map(({ language }) => t.languages[language]).join(', ') },
    { name: t.facts.course, value: course.version },
    { name: t.facts.policy, value: policy.version },
  ]
}

function contents(kit: KitFacts): { readonly text: string; readonly href: string }[] {
  const words = kitWords(kit).readme.contentsFor
  return [
    { text: words.preflight, href: 'preflight.html' },
    { text: words.script, href: 'test-script.html' },
    { text: words.roundTrip, href: 'round-trip.html' },
    { text: words.template, href: 'completions-template.csv' },
    { text: words.emails, href: 'emails.html' },
    { text: words.release, href: 'release-notes.html' },
    { text: words.accessibility, href: 'accessibility.html' },
    { text: words.privacy, href: 'privacy-security.html' },
    { text: words.transcript, href: 'transcript.html' },
    { text: words.manifest, href: 'content-manifest.json' },
    { text: words.license, href: 'LICENSE.txt' },
    { text: words.sums, href: 'SHA256SUMS' },
  ]
}
