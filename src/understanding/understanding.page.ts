import type { Course, ItemId, LessonId, SectionPlace } from '../course/course.ts'
import type { SiteId } from '../ledger/event.ts'
import { capitalized, languageName, quotable } from '../platform/text/format.ts'
import type { Share, WordingDoubt } from './item-statistic.ts'
import type {
  ItemUnderstanding,
  Misunderstanding,
  Place,
  StepUnderstanding,
  ToldAnswer,
  Understanding,
  UnderstandingFilter,
} from './understanding.ts'
import { SMALLER_SITES } from './understanding.ts'
import type { ChartSave } from '../reports/overview/chart.page.ts'
import { stepBars } from './chart.page.ts'
import { plainSelect } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell, ShellLink } from '../platform/html/shell.page.ts'
import { percent } from '../requirements/rate.page.ts'

export interface UnderstandingInput {
  readonly course: Course
  readonly understanding: Understanding
  readonly filter: UnderstandingFilter
  readonly sites: readonly ListedSite[]
  /** People who have handed in a first check, whether or not their answers are told. */
  readonly people: number
  readonly links: UnderstandingLinks
}

export interface ListedSite {
  readonly id: SiteId
  readonly slug: string
  readonly name: string
}

export interface UnderstandingLinks {
  readonly self: string
  readonly download: string
  readonly passMark: string
  readonly chart: ChartSave
  item(item: ItemId): string
  lesson(lesson: LessonId, section: string): string
}

/** Shows the right answers and the other choices, by step of the procedure, site and language. */
export function understandingPage(shell: Shell, input: UnderstandingInput): string {
  const { t } = shell
  const words = t.hr.understanding
  const { understanding, filter, people, links } = input
  const steps = understanding.steps(filter)
  const inOrder = stepsInOrder(steps)
  const items = steps.flatMap((step) => step.items)
  const isTold = items.some(({ figures }) => figures.people > 0)
  return renderPage('app', shell, 'understanding/understanding', {
    t,
    // The number is never that of a site: five people have to stand behind every figure.
    base: filter.place === null ? words.base(people) : words.baseOfAll(people),
    isEmpty: understanding.isEmpty(),
    noneText: words.noneText(people, Math.round(items.length / input.course.pass.of)),
    isTold,
    filters: filtersView(shell, input),
    chart: stepBars(inOrder, input.course, links.chart, t),
    steps: inOrder.map((step) => stepView(step, shell, input)),
    doubtful: items.filter(({ doubts }) => doubts.length > 0).map((item) => doubtView(item, shell, input)),
    links: { download: links.download, passMark: links.passMark },
  })
}

/** The steps that need coaching most come first, and those without answers last. */
export function stepsInOrder(steps: readonly StepUnderstanding[]): StepUnderstanding[] {
  return steps.toSorted((a, b) => shareOf(a) - shareOf(b))
}

/** The questions that most people get wrong come first, and those without answers last. */
export function itemsInOrder<Item extends { readonly figures: { readonly right: number; readonly people: number } }>(
  items: readonly Item[],
): Item[] {
  const shareRight = ({ figures: { right, people } }: Item) => (people === 0 ? 2 : right / people)
  return items.toSorted((a, b) => shareRight(a) - shareRight(b))
}

/** Lists places in the order of the site list, which reveals nothing about them. The small sites come last. */
export function placesInOrder(sites: readonly ListedSite[]): Place[] {
  return [...sites.map(({ id }) => id), SMALLER_SITES]
}

export function placeName(place: Place, sites: readonly ListedSite[], t: Messages): string {
  if (place === SMALLER_SITES) return t.hr.understanding.smaller
  return sites.find(({ id }) => id === place)?.name ?? place
}

export function bounds({ from, to }: Share): [string, string] {
  return [percent(from, 1), percent(to, 1)]
}

export function doubtText(doubt: WordingDoubt, { item }: ItemUnderstanding, { t, language }: Shell): string {
  const words = t.hr.understanding
  if (doubt.kind === 'tells-nobody-apart') return words.powerMeaning[doubt.power]
  if (doubt.kind === 'option-unused') {
    const text = item.options.find(({ id }) => id === doubt.option)?.text ?? ''
    return words.doubt.unused(quotable(withoutStop(text)), doubt.told)
  }
  const told = ({ language: tag, figures }: typeof doubt.easier) =>
    [languageName(tag, language), percent(figures.right, figures.people)] as const
  return words.doubt.languages(...told(doubt.easier), ...told(doubt.harder))
}

/** Where a question or a step is taught. */
export function sectionLink({ lesson, section }: SectionPlace, { t }: Shell, input: Taught): ShellLink {
  const found = input.course.lessons.find(({ id }) => id === lesson)
  const title = found?.sections.find(({ id }) => id === section)?.title ?? ''
  return {
    text: t.hr.understanding.section(found?.number ?? 0, title),
    href: input.links.lesson(lesson, section),
  }
}

interface Taught {
  readonly course: Course
  readonly links: Pick<UnderstandingLinks, 'lesson'>
}

function shareOf({ share }: StepUnderstanding): number {
  return share?.share ?? 2
}

function stepView(step: StepUnderstanding, shell: Shell, input: UnderstandingInput) {
  const { t } = shell
  const words = t.hr.understanding
  const { course, understanding, filter, sites } = input
  const places = placesInOrder(sites)
  const title = course.stepTitles[step.step]
  return {
    id: step.step,
    title,
    share: step.share === null ? words.noStep : shareText(step, t),
    interval: step.share === null ? '' : words.between(...bounds(step.share)),
    reread: sectionLink(course.stepPlaces[step.step], shell, input),
    chosen: understanding
      .misunderstandings(step, places, filter)
      .map((found) => misunderstandingView(found, shell, input)),
    itemsTitle: words.byQuestion(title),
    items: itemsInOrder(step.items).map((item) => itemRow(item, shell, input)),
    placesTitle: words.bySite(title),
    // There is nothing to compare when one site is chosen.
    places:
      filter.place === null && step.share !== null ? places.map((place) => placeRow(step, place, shell, input)) : [],
  }
}

function shareText({ right, answers, items }: StepUnderstanding, t: Messages): string {
  const answered = items.filter(({ figures }) => figures.people > 0).length
  return t.hr.understanding.share(percent(right, answers), right, answers, answered)
}

function placeRow({ items }: StepUnderstanding, place: Place, { t }: Shell, input: UnderstandingInput) {
  const { understanding, filter, sites } = input
  const figures = items.map(({ item }) => understanding.figures(item, { ...filter, place }))
  const right = figures.reduce((total, figure) => total + figure.right, 0)
  const answers = figures.reduce((total, figure) => total + figure.people, 0)
  const words = t.hr.understanding
  return {
    name: placeName(place, sites, t),
    share: answers === 0 ? '' : percent(right, answers),
    basis: answers === 0 ? words.fewer : words.rightOf(right, answers),
  }
}

function misunderstandingView({ item, told, places }: Misunderstanding, { t }: Shell, input: UnderstandingInput) {
  const words = t.hr.understanding
  const option = withoutStop(item.options.find(({ id }) => id === told.other.chosen)?.text ?? '')
  return {
    sentence: words.chose(shareAtLeast(told, t), quotable(option)),
    basis: basisOf(told, t),
    stem: item.stem,
    href: input.links.item(item.id),
    places: places.map((at) => ({
      sentence:
        at.place === SMALLER_SITES
          ? words.choseAtSmaller(shareAtLeast(at, t))
          : words.choseAt(shareAtLeast(at, t), placeName(at.place, input.sites, t)),
      basis: basisOf(at, t),
    })),
  }
}

function shareAtLeast({ figures, other }: ToldAnswer, t: Messages): string {
  const share = percent(other.people, figures.people)
  return figures.heldBack === 0 ? share : t.hr.understanding.atLeast(share)
}

/** A share that is only the least it can be has no range around it. */
function basisOf({ figures, other }: ToldAnswer, { hr }: Messages): string {
  const { basis, counted } = hr.understanding
  const told = counted(other.people, figures.people)
  return figures.heldBack === 0 ? basis(told, ...bounds(other.share)) : told
}

function doubtView(item: ItemUnderstanding, shell: Shell, { links }: UnderstandingInput) {
  return {
    id: item.item.id,
    stem: item.item.stem,
    href: links.item(item.item.id),
    reasons: item.doubts.map((doubt) => doubtText(doubt, item, shell)),
  }
}

function itemRow(understood: ItemUnderstanding, { t }: Shell, { links }: UnderstandingInput) {
  const { item, figures, power } = understood
  const words = t.hr.understanding
  const { people, right, facility } = figures
  return {
    stem: item.stem,
    href: links.item(item.id),
    right: facility === null ? words.fewer : words.facility(percent(right, people), right, people),
    interval: facility === null ? '' : words.between(...bounds(facility)),
    apart: words.power[power],
  }
}

function filtersView(shell: Shell, { understanding, filter, sites, links }: UnderstandingInput) {
  const { t, language } = shell
  const words = t.hr.understanding
  const chosenSite = sites.find(({ id }) => id === filter.place)?.slug ?? filter.place ?? ''
  const places = [
    { value: '', text: words.allPlaces },
    ...sites.map(({ slug, name }) => ({ value: slug, text: name })),
    { value: SMALLER_SITES, text: words.smaller },
  ]
  const languages = [
    { value: '', text: words.allLanguages },
    ...understanding.languages().map((tag) => ({ value: tag, text: capitalized(languageName(tag, language)) })),
  ]
  return {
    action: links.self,
    selects: [
      plainSelect('place', words.place, chosenSite, places),
      plainSelect('language', words.language, filter.language ?? '', languages),
    ],
  }
}

/** Before a closing quotation mark. */
/** An option as it goes into a sentence, between quotation marks: what is quoted in it gets single ones. */
function withoutStop(text: string): string {
  return text
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/\.(?=’?$)/, '')
}
