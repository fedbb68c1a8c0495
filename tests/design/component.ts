import type { Page } from 'playwright-core'
import { hrefTo, webLinks } from '../../src/app/href.web.ts'

/** A part of a page. It's cut out of a real page of the demo, so it can't differ from the product. */
export interface Component {
  readonly name: string
  /** When to use it, in a sentence. */
  readonly use: string
  /** The first of these pages that has it gives it. */
  readonly places: readonly Place[]
}

export interface Place {
  /** `first` begins a new organization. */
  readonly who: 'hr' | 'newcomer' | 'first'
  readonly path: string
  /** Pressed on the page first, one after the other. Each leads to a page. */
  readonly press: readonly string[]
  /** Done then, on the page that's there. */
  readonly act: ((page: Page) => Promise<void>) | null
  readonly selector: string
  /** At most this many rows of a long list are shown. */
  readonly rows: number | null
}

const HOME = '/course'
const PEOPLE = hrefTo('/hr/people')
const OVERVIEW = hrefTo('/hr/overview')

/** The main components of the product, in the order of the page. `docs/design.md` says more about each. */
export const COMPONENTS: readonly Component[] = [
  of('Header of the course', 'The way out is always at the right, in one word on a phone.', learner(HOME, '.top')),
  of('Header of HR', 'Where you are, and everything else.', hr(OVERVIEW, '.top'), hr(PEOPLE, '.top')),
  of('How this works', 'One quiet line above the title; open, a panel.', hr('/hr', '.help')),
  of('Title', 'The title of a page, and a line that says what it shows.', hr(hrefTo('/hr/settings'), '.page-head')),
  of('What to do next', 'The panel that leads a learner’s page. One filled button.', learner(HOME, '.resume')),
  of('List of lessons', 'A row is one link. The doorway says how far it is.', learner(HOME, '.tasks', 3)),
  of('Spoken lines', 'What to say, and what to leave out.', learner(webLinks.lesson('L4', null), '.says', 2)),
  of('Danger', 'First on a page of numbers. Dark, and still.', learner(webLinks.contacts(), '.danger')),
  of('A number to call', 'The purpose comes with every number.', learner(webLinks.contacts(), '.contact')),
  of('Question', 'The whole tile is the target.', learner(webLinks.lesson('L4', null), 'form.check')),
  of('Help at the end of every page', 'In the same order everywhere.', learner(HOME, '.support')),
  of('Figures that add up', 'Every figure leads to its people.', hr(OVERVIEW, '.sum'), hr(PEOPLE, '.sum')),
  of('Chart', 'Its table is in the menu beside its title.', hr(OVERVIEW, '.chart')),
  of('What needs action', 'What it is, why in one line, and one link.', hr(OVERVIEW, '.todo'), hr('/hr', '.todo')),
  of('Filters', 'One row, and the rest folded.', hr(PEOPLE, 'form:has(.filters)'), hr(OVERVIEW, 'form:has(.filters)')),
  of('Table', 'Two lines a row on a phone.', hr(PEOPLE, '.scroll:has(table.stacks)', 4)),
  of('Table of figures', 'Sideways on a phone.', hr(hrefTo('/hr/reports/departments'), '.scroll:has(.counts)', 4)),
  of('Timeline', 'What happened, and when.', pressed(hr(PEOPLE, '.timeline', 4), 'tbody th a')),
  of('Quiet groups', 'Parts of a page that don’t lead.', hr(hrefTo('/hr/settings'), '.stack')),
  of('Raised panel', 'The form that the page is for.', hr(hrefTo('/hr/organization'), 'form.card')),
  of('A field with a mistake', 'Said twice in the same words.', mistaken('.summary'), mistaken('.field--msg')),
  of('Fields', 'Label, hint, message, control.', hr(hrefTo('/hr/people/new'), 'main form')),
  of('Nothing here', 'What’s true, and the next step.', hr(`${hrefTo('/hr/audit')}?to=2020-01-01`, '.empty')),
  of('Notice', 'What somebody has to know first.', hr(OVERVIEW, '.notice'), hr(hrefTo('/hr/settings'), '.notice')),
  of(
    'Folded text',
    'An explanation that most people don’t need.',
    hr(PEOPLE, 'main details'),
    hr(OVERVIEW, 'main details'),
  ),
  of('Bulk bar', 'Below a list, once somebody is selected.', acted(hr(PEOPLE, '.bulk__bar'), selectTwo)),
  of('Search results', 'The whole row leads there.', acted(hr(PEOPLE, 'main ul.found', 3), search)),
  of(
    'Progress',
    'Long work shows itself, and can be left.',
    pressed(hr(hrefTo('/hr/packs'), 'section:has(progress)'), 'main form .btn'),
  ),
  of('First steps', 'On Home, until all of them are done.', { ...hr('/hr', 'section:has(#steps)'), who: 'first' }),
  of('A week of hours', 'What was typed, as it can be read.', pressed(hr(hrefTo('/hr/sites'), '.week'), 'main th a')),
  of(
    'Keys',
    'Opened by ?. Nothing needs them.',
    acted(hr(PEOPLE, 'dialog.keys'), (page) => page.keyboard.press('?')),
  ),
  of(
    'Preview of rules',
    'Whom it concerns, before it’s made.',
    acted(hr(`${hrefTo('/hr/rules/draft')}?rule=0`, 'section:has(#effect)'), ruleForInterns),
  ),
  of('Footer', 'Who made the page, and from which version.', hr(PEOPLE, '.footer')),
]

function of(name: string, use: string, ...places: readonly Place[]): Component {
  return { name, use, places }
}

function hr(path: string, selector: string, rows: number | null = null): Place {
  return { who: 'hr', path, press: [], act: null, selector, rows }
}

function learner(path: string, selector: string, rows: number | null = null): Place {
  return { ...hr(path, selector, rows), who: 'newcomer' }
}

function pressed(place: Place, ...press: readonly string[]): Place {
  return { ...place, press }
}

function acted(place: Place, act: (page: Page) => Promise<void>): Place {
  return { ...place, act }
}

async function selectTwo(page: Page): Promise<void> {
  for (const index of [0, 1]) await page.locator('tbody [name="person"]').nth(index).check()
}

async function search(page: Page): Promise<void> {
  await page.locator('header [name="search"]').fill('ma')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** A change that concerns somebody. */
async function ruleForInterns(page: Page): Promise<void> {
  await page.locator('[name="rule-0-types"][value="intern"]').check()
  await Promise.all([page.waitForEvent('load'), page.locator('[name="show"][value="preview"]').click()])
}

/** A form sent with nothing filled in. */
function mistaken(selector: string): Place {
  return pressed(hr(hrefTo('/hr/people/new'), selector), 'main form[method="post"] .btn')
}
