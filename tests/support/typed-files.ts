import writeWorkbook from 'write-excel-file/node'
import { peopleInHr } from '../../src/identity/role.store.ts'
import { csvLine } from '../../src/platform/text/csv.ts'
import type { Fields, TestApp } from './app.ts'
import type { Answer, Asker, SentFile } from './ask.ts'
import { formsOf, untouched } from './forms.ts'
import { STAFF_HEADINGS } from './imports.ts'

const COMPLETION_HEADINGS = 'E-mail,Name,Completed on,Status,Course'
const CHOICES: Fields = { missing: 'keep', lastDay: '', 'site-north-house': 'yes', 'site-south-house': 'yes' }

/** Sends in staff and completions with every text in every column, and records what can be recorded. */
export async function importTexts(test: TestApp, hr: Asker, texts: readonly string[]): Promise<void> {
  const half = Math.floor(texts.length / 2)
  const staff = texts.map((text, index) => {
    const other = (by: number) => texts[(index + by) % texts.length] ?? ''
    const mail = `import-${index}@harborstreet.example`
    return [other(1), text, mail, 'north-house', other(2), other(3), 'employee', 'yes', '2026-11-02']
  })
  const completions = texts.map((text, index) => {
    // Half of them are known, and of the others HR has to say who they are.
    const mail = index % 2 === 0 ? `import-${index}@harborstreet.example` : ''
    return [mail, text, '2026-11-20', 'complete', text]
  })
  const list = [STAFF_HEADINGS.split(','), ...staff.slice(0, half)]
  const workbook = [STAFF_HEADINGS.split(','), ...staff.slice(half)]
  const done = [COMPLETION_HEADINGS.split(','), ...completions]
  const name = texts[0]?.replaceAll('/', '') ?? ''
  await record(test, hr, 'roster', { name: `${name}.csv`, bytes: csv(list) }, CHOICES)
  const bytes = await writeWorkbook(workbook).toBuffer()
  await record(test, hr, 'roster', { name: `${name}.xlsx`, bytes }, CHOICES)
  await record(
    test,
    hr,
    'completions',
    { name: `${name}.csv`, bytes: csv(done) },
    {
      from: name,
      version: '',
      approver: await somebodyInHr(test),
    },
  )
}

async function somebodyInHr({ deps }: TestApp): Promise<string> {
  const [person] = await peopleInHr(deps.store.db)
  if (person === undefined) throw new Error('nobody is in HR')
  return person
}

function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map(csvLine).join(''))
}

/** Goes from the file to the records, on the pages that HR sees. */
async function record(test: TestApp, hr: Asker, what: string, file: SentFile, choices: Fields): Promise<void> {
  const uploaded = await press(hr, '/hr/imports', { what }, file)
  const columns = uploaded.headers.location ?? ''
  const address = columns.replace(/\/columns$/, '')
  await press(hr, columns)
  await press(hr, `${address}/choices`, choices)
  await test.deps.jobs.idle('imports')
  await press(hr, address, {}, undefined, `${address}/record`)
  await test.deps.jobs.idle('imports')
}

/** Sends the form of a page, with these fields changed. Throws when it isn't taken. */
async function press(hr: Asker, page: string, changes: Fields = {}, file?: SentFile, to = page): Promise<Answer> {
  const { text } = await hr.get(page)
  const form = formsOf(text).find(({ actions }) => actions.includes(to))
  if (form === undefined) throw new Error(`${page} has no form for ${to}`)
  const answer = await hr.post(to, { ...untouched(form), ...changes }, file)
  if (answer.status !== 303) throw new Error(`${to} was answered with ${answer.status}`)
  return answer
}
