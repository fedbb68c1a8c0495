import { toInstant } from '../platform/time/calendar.ts'
import { localTime, WEEKDAYS } from '../platform/time/local-time.ts'
import { type Duty, namedAt } from '../organization/site-details.ts'

/**
 * The script inside the public card. It puts the person on duty at the site first, whatever time zone the device is in,
 * and keeps the card for use without a connection. Without the script the card is still complete.
 */
const MINUTE_MS = 60_000

const list = document.querySelector<HTMLElement>('.named')
if (list !== null) {
  const zone = list.dataset['zone'] ?? ''
  const inOrder = [...list.children].map((element) => ({ element, ...dutyOf(element) }))
  const mark = () => {
    const { day, time } = localTime(toInstant(Date.now()), zone)
    const onDuty = new Set(namedAt(inOrder, day, time).map(({ element }) => element))
    for (const { element } of inOrder) {
      const now = onDuty.has(element)
      element.classList.toggle('is-now', now)
      for (const label of element.querySelectorAll<HTMLElement>('.now')) label.hidden = !now
    }
    const first = inOrder.filter(({ element }) => onDuty.has(element))
    const rest = inOrder.filter(({ element }) => !onDuty.has(element))
    const order = [...first, ...rest].map(({ element }) => element)
    // The list stays still under a finger while the hour stays the same.
    if (order.some((element, place) => list.children[place] !== element)) list.append(...order)
    for (const hint of document.querySelectorAll<HTMLElement>('#find')) hint.hidden = first.length > 0
  }
  mark()
  setInterval(mark, MINUTE_MS)
  document.addEventListener('visibilitychange', mark)
}

// Not there over plain http from another machine. Refused or failed, the card is only without its copy.
navigator.serviceWorker?.register('worker.js').catch(() => undefined)

function dutyOf(element: Element): Duty {
  const { days = '', from = '', to = '' } = element instanceof HTMLElement ? element.dataset : {}
  return { days: WEEKDAYS.filter((day) => days.split(' ').includes(day)), from, to }
}
