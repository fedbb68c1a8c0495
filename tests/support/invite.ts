import { idOf } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import type { Browser } from './app.ts'

/** Chooses people in the list of those to invite. Returns the address of the page that says what would happen. */
export async function chosenToInvite(
  browser: Browser,
  people: readonly PersonId[],
  action: 'print-codes' | 'invite' = 'print-codes',
): Promise<string> {
  const { headers } = await browser.post('/hr/invites', { action, person: people.map(idOf) }).expect(303)
  return headers['location'] ?? ''
}

/** Answers with the cards of those who still need one, or leads to the page that says that nobody does. */
export async function cardsFor(browser: Browser, ...people: PersonId[]) {
  const path = await chosenToInvite(browser, people)
  const [, replaced = ''] = /name="replaced" value="([^"]*)"/.exec((await browser.get(path)).text) ?? []
  return browser.post(path, { place: '0', replaced })
}

/** Leads to the page that says what came of it. */
export async function mailTo(browser: Browser, ...people: PersonId[]) {
  return browser.post(await chosenToInvite(browser, people, 'invite')).expect(303)
}
