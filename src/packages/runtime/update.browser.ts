import type { Item, ItemId } from '../../course/course.ts'
import { getItem, optionOrder } from '../../course/draw.ts'
import type { Links } from '../../course/link.page.ts'
import { type Answer, fits } from '../../course/question-type.ts'
import { acknowledgementBlock } from '../../learning/coursework.ts'
import { NOTHING_DONE } from '../../learning/next-step.page.ts'
import { policyBody } from '../../learning/policy.page.ts'
import { type Again, readSubmission } from '../../learning/question.page.ts'
import {
  updateBody,
  type UpdateLinks,
  updateQuestion,
  type UpdateQuestionInput,
  updateReply,
} from '../../learning/update/change.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { type CoursePackage, type PackagePlan, planIn } from '../course-package.ts'
import { finishHref, packageLinks, updateQuestionHref } from '../link.page.ts'
import type { Score } from '../standards/cmi.ts'
import {
  type ActionResult,
  type Actions,
  type Circumstances,
  type Form,
  moved,
  shown,
  taken,
} from './action.browser.ts'
import { type PackageState, withAcknowledgement, withPracticeAnswer } from './cmi-state.ts'
import type { CourseKind } from './course-kind.browser.ts'
import { HOME, pageAt, type Pages, type Screen, type View, type Visit } from './screen.browser.ts'
import { there } from './file.browser.ts'

const to: UpdateLinks = {
  update: packageLinks.home,
  question: updateQuestionHref,
  reply: (item) => `${updateQuestionHref(item)}/reply`,
}

/** The sections that teach the change are on the first page, and the package has no others. */
const links: Links = {
  ...packageLinks,
  lesson: (lesson, section) => (section === null ? to.update() : `${to.update()}sections/${lesson}-${section}`),
}

const PAGES: Pages = [
  [/^#\/(?:sections\/[\w-]+)?$/, showUpdate],
  [/^#\/update\/questions\/(\w+)$/, showQuestion],
  [/^#\/update\/questions\/(\w+)\/reply$/, showReply],
  [/^#\/policy$/, showPolicy],
]

const ACTIONS: Actions = [
  [/^#\/update\/questions\/(\w+)$/, answerQuestion],
  [/^#\/policy$/, acknowledgeChange],
]

/** A package with only what changed in the policy. */
export const update: CourseKind = {
  viewAt: (href, visit) => pageAt(PAGES, href, visit),
  take: (form, visit, circumstances) => taken(ACTIONS, form, visit, circumstances),
  progress(course, state) {
    const { items } = planOf(course)
    const steps = rightIn(course, state).size + (state.acknowledgement === null ? 0 : 1)
    const score = isAnswered(course, state) ? allRight(items) : null
    return { lessons: [], share: steps / (items.length + 1), score }
  },
}

/** Everybody gets each question right in the end. A change without questions counts as one. */
function allRight(items: readonly ItemId[]): Score {
  const right = Math.max(1, items.length)
  return { right, of: right }
}

function planOf({ content, update: changed }: CoursePackage): PackagePlan {
  return planIn(there(changed), content.language)
}

function rightIn(course: CoursePackage, { practice }: PackageState): ReadonlySet<ItemId> {
  const { items } = planOf(course)
  return new Set(items.filter((id) => fits(getItem(course.content.course, id), practice.get(id) ?? [])))
}

function isAnswered(course: CoursePackage, state: PackageState): boolean {
  return rightIn(course, state).size === planOf(course).items.length
}

function showUpdate({ course, recording, state, t }: Visit): View {
  const { content, site } = course
  const plan = planOf(course)
  const { acknowledgement } = state
  const model = updateBody({
    content,
    site,
    update: { ...plan, right: rightIn(course, state) },
    due: null,
    minutes: plan.minutes,
    isSiteKnown: false,
    block: blockOf(course),
    done:
      acknowledgement !== null
        ? t.learn.policy.done(formatDate(acknowledgement.on, content.language))
        : recording === 'finished'
          ? t.sco.forgotten
          : '',
    detail: state.detail,
    work: NOTHING_DONE,
    links,
    to,
    t,
    hidden: [],
  })
  return { template: 'learning/update-body', model, title: t.update.title, width: 'read' }
}

/** Only blanks in the site's details: questions are another matter. */
function blockOf({ content, site }: CoursePackage) {
  const work = { ...NOTHING_DONE, settled: true, credit: null, cycle: 0, seen: [], acknowledged: [], sites: [] }
  return acknowledgementBlock(content.course, work, site)
}

function showQuestion(visit: Visit, id = ''): View {
  const item = findItem(visit, id)
  return item === null ? HOME : questionScreen(visit, item, [], null)
}

function questionScreen(visit: Visit, item: Item, answer: Answer, again: Again): Screen {
  const model = updateQuestion(inputOf(visit, item, answer), again, [])
  return { template: 'learning/check-form', model, title: model.title, width: 'read' }
}

function showReply(visit: Visit, id = ''): View {
  const item = findItem(visit, id)
  if (item === null) return HOME
  const answer = visit.state.practice.get(item.id)
  return answer === undefined ? { to: to.question(item.id) } : replyScreen(visit, item, answer)
}

function replyScreen(visit: Visit, item: Item, answer: Answer): Screen {
  const model = updateReply(inputOf(visit, item, answer))
  return { template: 'learning/check-reply', model, title: model.title, width: 'read' }
}

function inputOf({ course, state, t }: Visit, item: Item, answer: Answer): UpdateQuestionInput {
  const { content, site } = course
  // Everyone who opens the package sees the same order: it knows nobody.
  const order = optionOrder(item, content.course.id)
  const { items } = planOf(course)
  return { content, site, item, order, answer, update: { items, right: rightIn(course, state) }, links, to, t }
}

function findItem({ course }: Visit, id: string): Item | null {
  const known = planOf(course).items.find((item) => item === id)
  return known === undefined ? null : getItem(course.content.course, known)
}

/** The whole policy, to read. It's acknowledged with the change. */
function showPolicy({ course, state, t }: Visit): View {
  const { content, site } = course
  const acknowledgedOn = state.acknowledgement?.on ?? null
  const whole = policyBody(content, site, { blocked: null, acknowledgedOn, next: null }, links, t, [])
  const next = { text: t.update.open, href: to.update() }
  const model = acknowledgedOn === null ? { ...whole, blocked: t.update.first, next } : whole
  return { template: 'learning/policy-body', model, title: t.learn.policy.title, width: 'read' }
}

function answerQuestion(visit: Visit, { values }: Form, _: Circumstances, [id = '']: readonly string[]): ActionResult {
  const item = findItem(visit, id)
  if (item === null) return shown(visit, HOME)
  const { answer, again } = readSubmission(item, values)
  if (again !== null) return shown(visit, questionScreen(visit, item, answer, again))
  // What was right once stays so.
  const isKept = rightIn(visit.course, visit.state).has(item.id) && !fits(item, answer)
  if (isKept) return shown(visit, replyScreen(visit, item, answer))
  return moved(withPracticeAnswer(visit.state, item.id, answer), to.reply(item.id))
}

function acknowledgeChange(visit: Visit, _form: Form, { today, newNonce }: Circumstances): ActionResult {
  const { course, state } = visit
  const isOpen = state.acknowledgement === null && isAnswered(course, state) && blockOf(course) === null
  return isOpen ? moved(withAcknowledgement(state, today(), newNonce()), finishHref()) : shown(visit, HOME)
}
