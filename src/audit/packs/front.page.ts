import type { PackManifest } from './pack.ts'
import type { KitPage } from '../../packages/kit/part.page.ts'
import { renderPart } from '../../platform/html/render.page.ts'
import { checkWords } from '../check/pack-check.page.ts'
import { dayText, factsPart, INDEX_FILE, linksPart, type PackFrame, packWords } from './layout.page.ts'

export interface IndexFacts extends Pick<PackManifest, 'generatedAt' | 'generatedBy' | 'kind'> {
  readonly people: number
  readonly fingerprint: string
  /** The number of files in each folder. */
  readonly folders: readonly { readonly name: string; readonly files: number }[]
}

export const VERIFY_PAGE = 'verify.html'
export const VERIFY_PROGRAM = 'verify.mjs'
export const CHECKSUMS = 'SHA256SUMS'

/** Says what the pack is, where to find things in it, and how to check it. */
export function indexPage(facts: IndexFacts, frame: PackFrame): KitPage {
  const words = packWords(frame)
  const { index } = words
  const { organization, about, asOf, clock } = frame
  const title = facts.kind === 'yearly' ? index.yearly(organization, asOf.slice(0, 4)) : index.title(organization)
  const link = (text: string, href: string) => ({ text, href })
  return {
    file: INDEX_FILE,
    title,
    lead: index.lead,
    sections: [
      {
        id: 'about',
        title: index.aboutTitle,
        parts: [
          factsPart([
            [index.organization, organization],
            [index.about, about],
            [index.asOf, dayText(asOf, frame)],
            [index.clock, words.clock[clock]],
            [index.people, String(facts.people)],
            [index.made, facts.generatedAt.replace('T', ' ').slice(0, 16)],
            [index.by, facts.generatedBy],
          ]),
        ],
      },
      {
        id: 'read',
        title: index.readTitle,
        parts: [
          linksPart([
            link(index.roster, 'roster.html'),
            link(index.completions, 'completions.html'),
            link(index.content, 'content.html'),
            link(index.policy, 'policy.html'),
            link(index.approvals, 'approvals.html'),
            link(index.contacts, 'contacts.html'),
            link(index.groups, 'groups.html'),
            link(index.reminders, 'reminders.html'),
            link(index.later, 'later.html'),
            link(index.passMark, 'pass-mark.html'),
            link(index.rules, 'suggested-rules.html'),
            link(index.ledger, 'ledger.html'),
          ]),
        ],
      },
      {
        id: 'check',
        title: index.checkTitle,
        parts: [
          { kind: 'steps', items: index.check },
          factsPart([[index.fingerprint, facts.fingerprint]]),
          linksPart([link(VERIFY_PAGE, VERIFY_PAGE), link(VERIFY_PROGRAM, VERIFY_PROGRAM)]),
          { kind: 'heading', text: index.handTitle },
          { kind: 'text', text: index.hand },
        ],
      },
      { id: 'privacy', title: index.privacyTitle, parts: [{ kind: 'points', items: index.privacy }] },
      {
        id: 'folders',
        title: index.folders,
        parts: [
          {
            kind: 'points',
            items: facts.folders.map(({ name, files }) => index.filesIn(name === '' ? index.root : name, files)),
          },
          linksPart([link('manifest.json', 'manifest.json'), link(CHECKSUMS, CHECKSUMS)]),
        ],
      },
    ],
  }
}

/** The page that checks a pack. Everything is inside it, so it works wherever it is copied. */
export function verifyPage(frame: PackFrame, css: string, script: string): string {
  const words = checkWords(frame.language)
  return renderPart('audit/verify', {
    language: frame.language,
    skip: packWords(frame).skip,
    words,
    styleHtml: `<style>${css}</style>`,
    scriptHtml: `<script>${script}</script>`,
  })
}
