import { z } from 'zod'
import { dayProblem } from './record-check.ts'
import { dayField } from './change.page.ts'
import { field } from '../platform/html/field.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { PersonId } from '../ledger/event.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { peopleWithFact } from './people.store.ts'
import { setLanguage } from '../identity/account.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { changeFacts } from './record.store.ts'
import type { Database, FactKind } from '../platform/database/schema.store.ts'
import { changeForm, dayIn, firstProblem, nameIn, recordingOf, type FieldProblem, type Subject } from './change.web.ts'
import { LANGUAGES, toLanguage } from '../platform/text/language.ts'

interface FactsForm {
  readonly name: string
  readonly email: string
  readonly number: string
  readonly language: string
}

/** Changes name, e-mail, staff number and language. Earlier values stay on record with their days. */
export const facts = changeForm({
  offered: () => true,
  fields: (form, { facts: known, account }, { t, today }) => {
    const words = t.account.newPerson
    const keeps = t.hr.changes.fields.keeps
    return [
      field(form, {
        type: 'text',
        name: 'name',
        label: words.name,
        required: t.account.required,
        initial: known.name ?? '',
      }),
      field(form, { type: 'email', name: 'email', label: words.email, hint: keeps, initial: known.email ?? '' }),
      field(form, {
        type: 'text',
        name: 'number',
        label: words.number,
        hint: keeps,
        verbatim: true,
        initial: known.employee_number ?? '',
      }),
      field(form, {
        type: 'select',
        name: 'language',
        label: words.language,
        hint: words.languageHint,
        options: LANGUAGES.map((language) => ({ value: language, text: MESSAGES[language].shell.languageName })),
        initial: toLanguage(account?.language),
      }),
      dayField(form, 'from', { label: t.hr.changes.fields.from, required: t.account.required }, today),
    ]
  },
  schema: (_, { t }) =>
    z.strictObject({
      name: nameIn(t).min(1, t.account.needs.name),
      email: z
        .union([z.literal(''), z.email(t.account.needs.email)], t.account.needs.email)
        .transform((email) => email.toLowerCase()),
      number: nameIn(t),
      language: z.enum(LANGUAGES),
      from: dayIn(t),
    }),
  problem: async (form, about, visit, db) => {
    const taken = await factTakenProblem(db, form, about.person, visit)
    if (taken !== null) return taken
    const nothing = Object.keys(changed(form, about)).length === 0
    return firstProblem(visit, [
      ['from', dayProblem(form.from, visit.today)],
      ['name', nothing ? { kind: 'nothing-changes', on: form.from } : null],
    ])
  },
  record: async (tx, form, about, visit) => {
    const now = changed(form, about)
    await changeFacts(tx, about.person, now, form.from, recordingOf(visit))
    if (now.language === undefined) return
    // Whichever of several records somebody signs in with.
    for (const record of await recordsOf(tx, about.person)) await setLanguage(tx, record, now.language)
  },
})

/** An empty field never erases. */
function changed(form: FactsForm, { facts: known, account }: Subject): Partial<Record<FactKind, string>> {
  return {
    ...(form.name === known.name ? {} : { name: form.name }),
    ...(form.email === '' || form.email === known.email ? {} : { email: form.email }),
    ...(form.number === '' || form.number === known.employee_number ? {} : { employee_number: form.number }),
    ...(form.language === account?.language ? {} : { language: form.language }),
  }
}

/** E-mail addresses and staff numbers are one person's. */
export async function factTakenProblem(
  db: Database,
  { email, number }: Pick<FactsForm, 'email' | 'number'>,
  holder: PersonId | null,
  { today, t }: SignedInVisit,
): Promise<FieldProblem | null> {
  const isTaken = async (kind: 'email' | 'employee_number', value: string) =>
    value !== '' && (await peopleWithFact(db, kind, value, today)).some((person) => person !== holder)
  if (await isTaken('email', email)) return ['email', t.account.newPerson.emailTaken]
  if (await isTaken('employee_number', number)) return ['number', t.account.newPerson.numberTaken]
  return null
}
