import type { Frame, Locator, Page } from 'playwright-core'
import type { Content } from '../../src/course/content.ts'
import type { Course, Item, ItemId, LessonId } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey, isOrdered, takesOne, wrongAnswer } from '../../src/course/question-type.ts'
import { questionScreenId, questionsOf } from '../../src/course/screens.ts'
import { fittingChoice, type Scenario } from '../../src/course/scenario.ts'
import type { Links } from '../../src/course/link.page.ts'

/** Only pages that ask a question have these. */
export const QUESTION = 'main form :is(.answer, .order, button[name="answer"])'

/** The hands of a learner in a page of the course: the same for the web and for a package. */
export type Shown = Frame | Page

export async function heading(sco: Shown): Promise<string> {
  return (await sco.locator('main h1').textContent()) ?? ''
}

/** The part of the page that is shown: a screen of a lesson, or all of it. */
export const HERE = ':is(main:not(:has(.lesson--paged)), main .screen--now)'

function here(sco: Shown): Locator {
  return sco.locator(HERE)
}

/** Turns the screens of a lesson until this is shown, as a learner does. Without a script, all of them are. */
export async function turnTo(sco: Shown, part: string): Promise<void> {
  const wanted = sco.locator(part).first()
  await wanted.waitFor({ state: 'attached' })
  // The script of the lesson has run by then.
  await sco.waitForLoadState('domcontentloaded')
  while (!(await wanted.isVisible())) {
    const now = await sco.locator('.screen--now').getAttribute('id')
    await sco.locator('.turn__next').click()
    await sco.locator(`.screen--now:not(#${now})`).waitFor()
  }
}

/** Turns to a question of the lesson that is open. */
export async function turnToQuestion(sco: Shown, item: ItemId): Promise<void> {
  await turnTo(sco, `#${questionScreenId(item)}`)
}

/** Follows the first link in the page that leads there. */
export async function follow(sco: Shown, href: string): Promise<void> {
  await sco.locator(`main a[href="${href}"]`).first().click()
}

/** Sends the only form of the page, by its last button: those before it move the steps of an ordering question. */
export async function send(sco: Shown): Promise<void> {
  await here(sco).locator('form button[type="submit"]').last().click()
}

/** The id of the question that the page asks. */
export async function asked(sco: Shown): Promise<ItemId> {
  const control = await here(sco).locator('form :is(.answer input, .order li, .choice)').first().getAttribute('id')
  return (control?.split('-')[0] ?? '') as ItemId // ids of controls are made of the id of the question
}

/** The letters of an ordering question or exercise, as they stand. */
export async function shownOrder(place: Locator): Promise<string[]> {
  return place
    .locator('[type="hidden"][name="answer"]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('value') ?? ''))
}

/** Brings steps into an order with their buttons, from the first place on. */
export async function bringInOrder(place: Locator, letters: readonly string[]): Promise<void> {
  for (const [target, letter] of letters.entries()) {
    const from = (await shownOrder(place)).indexOf(letter)
    for (let at = from; at > target; at--) {
      await place.locator(`button[value="${letter} up"]`).click()
      await place.locator(`li:nth-child(${at}) button[value="${letter} up"]`).waitFor()
    }
  }
}

/** Chooses, and sends what was chosen; the button of a question with one answer does both. */
export async function answer(sco: Shown, item: Item, letters: readonly string[]): Promise<void> {
  if (takesOne(item)) return sco.locator(`button#${item.id}-${letters[0]}`).click()
  await mark(sco, item, letters)
  await formOf(sco, item).locator('button[type="submit"]').last().click()
}

/** Without a script, a lesson shows all of its questions. */
function formOf(sco: Shown, { id }: Item): Locator {
  return sco.locator(`main form:has([id^="${id}-"])`)
}

/** Ticks, or puts in order, and sends nothing. */
async function mark(sco: Shown, item: Item, letters: readonly string[]): Promise<void> {
  if (isOrdered(item)) return bringInOrder(formOf(sco, item).locator('.order'), letters)
  for (const letter of letters) await sco.locator(`label[for="${item.id}-${letter}"]`).click()
}

/** Answers the question of the page, right or wrong as told, and sends it. */
export async function answerAsked(sco: Shown, course: Course, right: (item: Item) => boolean): Promise<void> {
  const item = getItem(course, await asked(sco))
  await answer(sco, item, right(item) ? answerKey(item) : wrongAnswer(item))
}

/** Answers every question of the round that is open, from its first page on, and hands in. */
export async function answerRound(sco: Shown, course: Course, right: (item: Item) => boolean): Promise<void> {
  while ((await sco.locator(QUESTION).count()) > 0) await answerAsked(sco, course, right)
  await send(sco)
}

/** Home from anywhere, by the name in the header. */
export async function goHome(sco: Shown): Promise<void> {
  await sco.locator('header a.brand').click()
}

/** Reads a lesson and answers all its questions, or works through one story of each group. */
export async function finishLesson(
  sco: Shown,
  { course, scenarios }: Content,
  id: LessonId,
  links: Links,
): Promise<void> {
  await goHome(sco)
  await follow(sco, links.lesson(id, null))
  const lesson = course.lessons.find((candidate) => candidate.id === id)
  for (const item of lesson === undefined ? [] : questionsOf(course, lesson)) {
    const screen = sco.locator(`#${questionScreenId(item.id)}`)
    await screen.waitFor({ state: 'attached' })
    // A lesson goes on after the last question that was answered.
    if ((await screen.getAttribute('data-open')) === null) continue
    await turnToQuestion(sco, item.id)
    await answer(sco, item, answerKey(item))
    await sco.locator('main .actions a.btn').first().click()
  }
  for (const group of id === course.practice.lesson ? course.practice.groups : []) {
    const story = scenarios.find((scenario) => group.paths.includes(scenario.path))
    if (story === undefined) throw new Error(`no story for ${group.title}`)
    await turnTo(sco, `a[href="${links.scenario(story.id)}"]`)
    await follow(sco, links.scenario(story.id))
    await workThrough(sco, story, links)
    await follow(sco, links.lesson(id, 'stories'))
  }
}

/** From the page before a story to its end below the last choice, with the choice that fits at each step. */
export async function workThrough(sco: Shown, story: Scenario, links: Links): Promise<void> {
  await follow(sco, links.scenarioStep(story.id, 1))
  for (const [index, decision] of story.decisions.entries()) {
    await choose(sco, links.scenarioStep(story.id, index + 1), fittingChoice(decision).id)
  }
}

/** Takes a choice at a step of a story, on its own page or below the step before it. */
export async function choose(sco: Shown, step: string, choice: string): Promise<void> {
  await sco.locator(`main form[action="${step}"] button[name="choice"][value="${choice}"]`).click()
}

export async function finishLessons(sco: Shown, content: Content, links: Links): Promise<void> {
  for (const lesson of content.course.lessons) await finishLesson(sco, content, lesson.id, links)
}
