import type { PackageFacts } from '../course-package.ts'
import { isScorm, type ScormEdition } from '../standards/edition.ts'
import { selftest as en } from './words.en.ts'
import { selftest as es } from './words.es.ts'
import { there } from '../runtime/file.browser.ts'
import { waitForApi } from '../runtime/lms/lms.browser.ts'
import {
  type Answer,
  CAPABILITIES,
  type FirstLaunch,
  isSound,
  type Result,
  runSelfTest,
  type SelfTest,
  TESTED_VERSIONS,
} from './self-test.browser.ts'
import { showFailure } from '../runtime/page-events.browser.ts'
import type { Language } from '../../platform/text/language.ts'

/** The test of an LMS, in place of the course. Its words are in its own script: the course does not carry them. */
const WORDS: Readonly<Record<Language, typeof en>> = { en, es }

const facts = there(window.coursePackage)
const t = WORDS[facts.languages[0]?.language ?? 'en']
const page = document.createElement('div')
page.className = 'wrap flow'

start(facts).catch(showFailure)

async function start({ edition, id }: PackageFacts): Promise<void> {
  const main = document.createElement('main')
  main.append(page)
  document.body.replaceChildren(main)
  document.title = t.title
  if (!isScorm(edition)) return show(t.title, [t.none[edition]])
  show(t.title, [t.notTheCourse, t.looking])
  await test(edition, `${id}.selftest`)
}

async function test(edition: ScormEdition, key: string): Promise<void> {
  const version = TESTED_VERSIONS[edition]
  const api = await waitForApi(window, version.model.api, (ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  const first = remembered(key)
  const done = runSelfTest(api, version, first, () => performance.now())
  window.addEventListener('pagehide', () => done.finish())
  remember(key, done.result)
  showResult(done, first)
}

function showResult({ result, calls }: SelfTest, first: FirstLaunch | null): void {
  switch (result.step) {
    case 'refused':
      return show(t.title, [t.notTheCourse, t.refused[result.why], t.refused.account])
    case 'not-normal':
      return show(t.title, [t.notTheCourse, t.refused.notNormal(result.mode)])
    case 'again':
      return show(t.again.title, [t.notTheCourse, t.again.text, t.again.same])
    case 'done': {
      const restored = result.restored === null ? [] : [result.restored ? t.result.restored : t.result.notRestored]
      show(t.result.title, [t.notTheCourse, isSound(result.answers) ? t.result.good : t.result.bad, ...restored])
      page.append(answerList(result), savedFile(result, [...(first?.calls ?? []), ...calls]), paragraph(t.result.file))
    }
  }
}

function answerList({ answers }: Extract<Result, { step: 'done' }>): HTMLElement {
  const list = document.createElement('ul')
  for (const capability of CAPABILITIES) {
    const answer = answers[capability]
    if (answer === undefined) continue
    const entry = document.createElement('li')
    entry.textContent = `${t.capabilities[capability]}: ${sentence(answer)}`
    list.append(entry)
  }
  return list
}

function sentence(answer: Answer): string {
  if (answer.kind === 'cut') return t.cut(answer.kept)
  if (answer.kind === 'refused') return t.refusedWith(answer.error)
  return answer.kind === 'became' ? t.became(answer.status) : t[answer.kind]
}

/** A link that saves the file without a server. */
function savedFile({ answers, restored }: Extract<Result, { step: 'done' }>, calls: SelfTest['calls']): HTMLElement {
  const told = { package: facts.id, edition: facts.edition, browser: navigator.userAgent, answers, restored, calls }
  const link = document.createElement('a')
  link.className = 'btn'
  link.href = URL.createObjectURL(new Blob([JSON.stringify(told, null, 2)], { type: 'application/json' }))
  link.download = 'lms-test.json'
  link.textContent = t.result.save
  return link
}

function show(title: string, paragraphs: readonly string[]): void {
  const heading = document.createElement('h1')
  heading.textContent = title
  page.replaceChildren(heading, ...paragraphs.map(paragraph))
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

/** Returns what this browser kept of the first launch. Returns null where it keeps nothing, as in some frames. */
function remembered(key: string): FirstLaunch | null {
  try {
    // Only this script writes under this name.
    return JSON.parse(localStorage.getItem(key) ?? 'null') as FirstLaunch | null
  } catch {
    return null
  }
}

function remember(key: string, result: Result): void {
  try {
    if (result.step === 'again') localStorage.setItem(key, JSON.stringify(result.first))
    else if (result.step === 'done') localStorage.removeItem(key)
  } catch {
    // The test continues with what the LMS returns.
  }
}
