import { corrected, isKind } from '../../ledger/history.ts'
import type { ShownTo } from './shown-to.ts'
import { topicTitle } from '../../requirements/because.page.ts'
import type { PersonCertificate } from '../../certificates/certificate.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { cell, type FileLine, type FileTable, linked } from '../../platform/html/file-table.page.ts'
import type { PersonLine } from '../../reminders/message-list.page.ts'
import { type OnFile, table } from './record.page.ts'
import { lessonTitle, type TimelineContext } from './timeline.page.ts'
import { languageName } from '../../platform/text/format.ts'

/** Final checks by procedure step and must-know topic: the same whatever was chosen. */
export function attemptsTable(
  { known, on, context }: OnFile,
  askedHref: ((check: string) => string) | null,
): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const history = corrected(known).filter((event) => event.effectiveOn <= on)
  const started = history.filter(isKind('attempt_started'))
  const rows = history.filter(isKind('attempted')).map(({ effectiveOn, body }) => {
    const { attempt, round, right, of, steps, topics, outcome, passRule } = body
    const missed = topics.filter((topic) => !topic.right).map(({ topic }) => topicTitle(topic, context.wording))
    const begun = started.find((event) => event.body.attempt === attempt)
    const links = askedHref === null || begun === undefined ? [] : [{ text: words.asked, href: askedHref(begun.id) }]
    return [
      cell(formatDate(effectiveOn, language), round === 1 ? '' : words.round(round)),
      linked(
        round === 1 ? words.score(right, of) : words.again(of),
        links,
        words.passRule(passRule.right, passRule.of),
      ),
      cell(t.hr.timeline.outcome[outcome]),
      cell(
        missed.length === 0 ? t.hr.timeline.topicsRight : t.hr.timeline.topicsMissed(missed.join(', ')),
        ...steps.map((step) => t.hr.timeline.step(context.course.stepTitles[step.step], step.right, step.of)),
      ),
    ]
  })
  const { on: day, score, outcome, steps } = words.columns
  return {
    ...table('attempts', words.titles.attempts, [day, score, outcome, steps], rows, words.none.attempts),
    lead: words.attemptsLead,
  }
}

/** @param texts by entry, or null where no edition that is kept has the text */
export function acknowledgementsTable(
  { known, on, context }: OnFile,
  texts: ReadonlyMap<string, string | null>,
): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const rows = corrected(known)
    .filter(isKind('acknowledged'))
    .filter((event) => event.effectiveOn <= on)
    .map(({ id, effectiveOn, body }) => [
      cell(formatDate(effectiveOn, language)),
      cell(context.siteNames.get(body.site) ?? body.site),
      cell(t.hr.timeline.policyVersion(body.policyVersion), words.inLanguage(languageName(body.language, language))),
      cell(texts.get(id) ?? words.textNotKept),
    ])
  const { on: day, site, version, text } = words.columns
  return {
    ...table('acknowledged', words.titles.acknowledged, [day, site, version, text], rows, words.none.acknowledged),
    lead: words.acknowledgedLead,
  }
}

export function certificatesTable(certificates: readonly PersonCertificate[], { context }: OnFile): FileTable {
  const { t } = context.wording
  const words = t.hr.personFile
  const rows = certificates.map(({ text, fileHref, fileOf, revoked }) => [
    cell(text),
    fileHref === ''
      ? cell(t.certificate.hr.erased, revoked)
      : linked('', [{ text: `${t.certificate.hr.file} ${fileOf}`, href: fileHref }], revoked),
  ])
  const { what, result } = words.columns
  return table('certificates', words.titles.certificates, [what, result], rows, t.certificate.hr.none)
}

export function remindersTable(lines: readonly PersonLine[], { context }: OnFile): FileTable {
  const { t } = context.wording
  const words = t.hr.personFile
  const rows = lines.map(({ dateText, kind, to, about, result }) => [
    cell(dateText),
    cell(t.hr.reminders.messages.person.line(kind, to), about),
    cell(result),
  ])
  const { on, what, result } = words.columns
  return {
    ...table('reminders', words.titles.reminders, [on, what, result], rows, t.hr.reminders.messages.person.none),
    lead: words.remindersLead,
  }
}

export function papersTable(papers: readonly FileLine[], erased: string, { context }: OnFile): FileTable {
  const words = context.wording.t.hr.personFile
  const rows = papers.map((paper) => [linked('', [paper]), cell(words.asSent)])
  const gone = erased === '' ? [] : [[cell(erased), cell(words.erased)]]
  const { what, result } = words.columns
  return table('papers', words.titles.papers, [what, result], [...rows, ...gone], words.none.papers)
}

/** The content that was shown, with a link where the viewer may go there. */
export interface ShownOnFile {
  readonly shown: ShownTo
  /** `null` if the viewer may not open editions, or the edition isn't known. */
  readonly href: string | null
}

/** One row for each edition with the same details of a site. */
export function shownTable(items: readonly ShownOnFile[], { context }: OnFile): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const groups = new Map<string, ShownOnFile[]>()
  for (const item of items) {
    const { edition, language: read, site } = item.shown
    const key = `${edition} ${read} ${site?.id}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { site, edition, language: read } = first.shown
    const details =
      site === null
        ? words.shown.withoutSite
        : words.shown.withSite(
            words.shown.site(site.body.details.name, site.body.version, formatDate(site.effectiveOn, language)),
          )
    const lines = group.map(({ shown, href }) => ({
      text: words.shownOn(formatDate(shown.on, language), whatText(shown, context)),
      href,
    }))
    const hash = edition === null ? words.editionUnknown : `${words.shown.hash} ${edition}`
    return [[cell(words.inLanguage(languageName(read, language)), details, hash), linked('', lines)]]
  })
  const { what, edition } = words.columns
  return {
    ...table('shown', words.titles.shown, [edition, what], rows, words.none.shown),
    lead: items.some(({ shown }) => shown.site !== null)
      ? `${words.shownLead} ${words.shown.thatDay}`
      : words.shownLead,
  }
}

function whatText({ kind, lesson }: ShownTo, context: TimelineContext): string {
  const words = context.wording.t.hr.personFile
  if (lesson !== null) return lessonTitle(lesson, context)
  return kind === 'check' ? words.checkShown : words.policyShown
}
