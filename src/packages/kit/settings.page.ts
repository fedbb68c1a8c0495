import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Lms, type Preset, presetFor } from './lms-catalog.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Messages } from '../../words/messages.ts'
import { kitLanguage, type KitFacts, kitWords } from './layout.page.ts'
import { type KitPage, type KitPart, text } from './part.page.ts'

/** Explains one learning system: its settings, taking the course again, and its completions as a table. */
export function settingsPage(kit: KitFacts, lms: Lms): KitPage {
  const t = kitWords(kit)
  const words = t.settings
  const { where, inProgress, finished } = lms.screen
  const facts = [
    { name: t.facts.evidence, value: `${t.evidence[lms.evidence]}.` },
    { name: t.facts.source, value: lms.source },
    // Checked to be a day by the schema of the content.
    { name: t.facts.checkedOn, value: formatDate(lms.checkedOn as CalendarDate, kitLanguage(kit)) },
    { name: t.facts.preset, value: presetText(lms.recommended, t) },
    ...lms.alternatives.map((preset) => ({ name: t.facts.others, value: presetText(preset, t) })),
    { name: t.facts.limit, value: lms.limit === '' ? t.noLimit : lms.limit },
  ]
  return {
    file: `settings/${lms.id}.html`,
    title: words.title(lms.name),
    lead: words.lead,
    sections: [
      {
        id: 'facts',
        title: words.facts,
        parts: [...notTaken(kit, lms), { kind: 'facts', facts }],
      },
      { id: 'steps', title: words.steps, parts: [{ kind: 'steps', items: lms.settings }] },
      { id: 'watch', title: words.watch, parts: [{ kind: 'points', items: lms.watch }] },
      {
        id: 'screen',
        title: words.screen,
        parts: [
          { kind: 'table', labelledBy: 'screen', head: words.screenHead, rows: [[where, inProgress, finished]] },
          { kind: 'links', links: [{ text: words.toScript, href: '../test-script.html' }] },
        ],
      },
      {
        id: 'again',
        title: words.again,
        parts: [
          { kind: 'text', text: words.againLead },
          { kind: 'points', items: lms.again },
        ],
      },
      {
        id: 'completions',
        title: words.completions,
        parts: [
          { kind: 'steps', items: lms.completions },
          { kind: 'links', links: [{ text: words.toRoundTrip, href: '../round-trip.html' }] },
        ],
      },
    ],
  }
}

/** A sentence when this LMS does not take the package; nothing when it does. */
export function notTaken(kit: KitFacts, lms: Lms): KitPart[] {
  const t = kitWords(kit)
  return presetFor(lms, kit.edition) === null ? [text(t.settings.notThisPackage(t.editions[kit.edition]))] : []
}

function presetText(preset: Preset, t: Messages['kit']): string {
  return t.preset(t.editions[preset.edition], t.finish[preset.report])
}
