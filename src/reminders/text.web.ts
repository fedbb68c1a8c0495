import { z } from 'zod'
import { MESSAGE_KINDS, type MessageKind, type Template, type TemplateProblem, templateProblems } from './reminder.ts'
import { unsafeSentence } from '../course/safe-wording.ts'
import { topicWords } from '../course/topic-words.ts'
import { AppError } from '../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { sampleMail } from '../mail/mail.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { templateListPage, templatePage } from './text.page.ts'
import { findTemplate, ownTemplates, putTemplate, removeTemplate } from './settings.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { param, parseForm, parseQuery, readForm, noFields, savedQuery } from '../platform/http/form.web.ts'
import { hrefTo, webLinks } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

const LONGEST_SUBJECT = 120
const LONGEST_BODY = 4_000

const templateForm = (t: Messages) =>
  z.strictObject({
    subject: z.string().trim().max(LONGEST_SUBJECT, t.account.needs.shorter),
    // Browsers send the lines of a text with a carriage return each.
    body: z
      .string()
      .max(LONGEST_BODY, t.account.needs.shorter)
      .transform((text) => text.replaceAll('\r\n', '\n').trim()),
    button: z.enum(['save', 'preview']).default('save'),
  })

export async function showTemplates(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const own = await ownTemplates(deps.store.db)
  const shell = recordsShell(visit, { title: t.hr.reminders.templates.title, current: 'texts' })
  response.send(
    templateListPage(shell, {
      isOwn: (kind, language) => own.some((text) => text.kind === kind && text.language === language),
      href: (kind, language) => hrefTo('/hr/reminders/texts/:kind/:language', { kind, language }),
    }),
  )
}

export async function showTemplate(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  const text = textOfPath(visit)
  const { words } = await wordsOf(visit.deps.store.db, text)
  await sendTemplate(visit, text, { form: EMPTY_FORM, sampleOf: words, saved: saved === 'yes' })
}

export async function saveTemplate(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, viewer } = visit
  const text = textOfPath(visit)
  const result = readForm(visit, templateForm(t))
  if (!result.ok) return sendTemplate(visit, text, { form: result.form, status: 422 })
  const { button, ...template } = result.data
  const problems = problemsOf(text, template, t)
  const form = { values: { ...template }, problems }
  if (Object.keys(problems).length > 0) return sendTemplate(visit, text, { form, status: 422 })
  if (button === 'preview') return sendTemplate(visit, text, { form, sampleOf: template })
  const { kind, language } = text
  await deps.store.transaction(async (tx) => {
    const before = await wordsOf(tx, text)
    await putTemplate(tx, kind, language, template, viewer.person, now)
    await noteSetting(visit, tx, { changed: changedFields(before.words, template) })
  })
  log.info({ by: viewer.person, kind, language }, 'text of a reminder changed')
  response.redirect(303, hrefTo('/hr/reminders/texts/:kind/:language', { kind, language }, { saved: 'yes' }))
}

export async function resetTemplate(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const { kind, language } = textOfPath(visit)
  await deps.store.transaction(async (tx) => {
    const before = await wordsOf(tx, { kind, language })
    await removeTemplate(tx, kind, language)
    const after = await wordsOf(tx, { kind, language })
    await noteSetting(visit, tx, { changed: changedFields(before.words, after.words) })
  })
  log.info({ by: viewer.person, kind, language }, 'text of a reminder reset')
  response.redirect(303, hrefTo('/hr/reminders/texts/:kind/:language', { kind, language }, { saved: 'yes' }))
}

/** A text is a kind of message in a language. */
interface Text {
  readonly kind: MessageKind
  readonly language: Language
}

/** Throws not-found for what is no kind or no language. */
function textOfPath(visit: SignedInVisit): Text {
  const kind = MESSAGE_KINDS.find((candidate) => candidate === param(visit, 'kind'))
  const language = LANGUAGES.find((candidate) => candidate === param(visit, 'language'))
  if (kind === undefined || language === undefined) throw new AppError('not-found', 'There is no such text.')
  return { kind, language }
}

/** The words that go out now: the organization's own, or ours. */
async function wordsOf(db: Database, { kind, language }: Text): Promise<{ words: Template; isOwn: boolean }> {
  const own = await findTemplate(db, kind, language)
  return { words: own ?? MESSAGES[language].mail.templates[kind], isOwn: own !== null }
}

/** Returns the message for each field. Empty when the words can go out. */
function problemsOf({ kind, language }: Text, template: Template, t: Messages): Record<string, string> {
  const { needs } = t.hr.reminders.templates
  const say = ({ kind: problem, written }: TemplateProblem) => needs[problem](written)
  const problems = templateProblems(kind, template).map((problem) => [problem.part, say(problem)] as const)
  const topics = topicWords(template.subject)
  if (topics.length > 0) problems.push(['subject', needs.topic(topics.join(', '))])
  for (const part of ['subject', 'body'] as const) {
    const unsafe = unsafeSentence(template[part], language)
    if (unsafe !== null) problems.push([part, `${t.hr.sites.fill[unsafe.kind]()} ${needs.sentence(unsafe.sentence)}`])
  }
  // The first of each field.
  return Object.fromEntries(problems.reverse())
}

async function sendTemplate(
  visit: SignedInVisit,
  text: Text,
  sent: {
    readonly form: FormState
    readonly sampleOf?: Template
    readonly saved?: boolean
    readonly status?: number
  },
): Promise<void> {
  const { csrf, deps, organization, response, t, today } = visit
  const { kind, language } = text
  const { form, sampleOf = null, saved = false, status = 200 } = sent
  const { words, isOwn } = await wordsOf(deps.store.db, text)
  const about = { organization: organization.name, link: deps.config.publicUrl + webLinks.home(), today }
  const page = templatePage(recordsShell(visit, { title: t.hr.reminders.templates.title, current: 'texts' }), {
    ...text,
    form,
    template: words,
    isOwn,
    saved,
    sample: sampleOf === null ? null : sampleMail(kind, language, sampleOf, about),
    action: hrefTo('/hr/reminders/texts/:kind/:language', { kind, language }),
    resetAction: hrefTo('/hr/reminders/texts/:kind/:language/resets', { kind, language }),
    backHref: hrefTo('/hr/reminders/texts'),
    csrf,
  })
  response.status(status).send(page)
}
