import { isOver, type TimedProgress, type WorkState, type WorkTask } from '../platform/jobs/work.ts'
import { workProgress as en } from './words.en.ts'
import { workProgress as es } from './words.es.ts'

/**
 * Moves the bar of long work with the numbers that the server sends, and says in the page and in its title when the
 * work is over. Without this script the page loads itself again every few seconds.
 */
const SAID_EVERY_MS = 10_000
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
/** Afterward the page says where to look, and asks no more. */
const MOST_TRIES = 8

const words = document.documentElement.lang === 'es' ? es : en
const title = document.title
const card = document.querySelector<HTMLElement>('[data-stream]')
if (card !== null) watch(card)

function watch(element: HTMLElement): void {
  const { stream = '', task = '' } = element.dataset
  const part = (name: string) => element.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const bar = element.querySelector('progress')
  let tries = 0
  // A screen reader hears of it now and then, and not at every step.
  const saying = setInterval(
    () => say(part('amount')?.textContent ?? '', part('left')?.textContent ?? ''),
    SAID_EVERY_MS,
  )
  open()

  function open(): void {
    const source = new EventSource(stream)
    source.addEventListener('progress', ({ data }: MessageEvent<unknown>) => {
      tries = 0
      hide('lost', true)
      const progress = read(data)
      if (progress === null) return
      if (!isOver(progress.state)) return show(progress)
      source.close()
      end(progress.state)
    })
    source.addEventListener('error', () => {
      // Otherwise the browser asks again by itself.
      if (source.readyState !== EventSource.CLOSED) return
      hide('lost', false)
      tries += 1
      if (tries < MOST_TRIES) setTimeout(open, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries))
    })
  }

  function show(progress: TimedProgress): void {
    const { done, of, secondsLeft, state } = progress
    const isWaiting = state === 'waiting' || !isTask(task)
    set('amount', isWaiting ? words.waiting : words.amount[task](done, of))
    const isNearlyDone = of > 0 && done >= of
    const left = secondsLeft === null ? '' : words.left(secondsLeft)
    set('left', isNearlyDone ? words.nearlyDone : left)
    if (bar === null || of === 0) return
    bar.max = of
    bar.value = Math.min(done, of)
    document.title = `${Math.floor((bar.value * 100) / of)}% – ${title}`
  }

  function end(state: WorkState): void {
    clearInterval(saying)
    const note = element.querySelector<HTMLElement>(`[data-end="${state}"]`)
    const link = note?.querySelector('a')
    if (note === null || link === null || link === undefined) return
    document.title = `${note.dataset['title'] ?? ''} – ${title}`
    if (state === 'done' && element.dataset['leadsOn'] !== undefined) return location.replace(link.href)
    hide('under-way', true)
    note.hidden = false
    say(note.textContent)
  }

  function say(...texts: readonly string[]): void {
    set(
      'said',
      texts
        .filter((text) => text !== '')
        .join('. ')
        .trim(),
    )
  }

  /** The same words aren't set twice: each change is announced. */
  function set(name: string, text: string): void {
    const place = part(name)
    if (place !== null && place.textContent !== text) place.textContent = text
  }

  function hide(name: string, isHidden: boolean): void {
    const place = part(name)
    if (place !== null) place.hidden = isHidden
  }
}

function isTask(task: string): task is WorkTask {
  return Object.hasOwn(words.amount, task)
}

/** Returns null for what a server of another version may send. */
function read(data: unknown): TimedProgress | null {
  const sent: unknown = typeof data === 'string' ? JSON.parse(data) : null
  return isProgress(sent) ? sent : null
}

function isProgress(sent: unknown): sent is TimedProgress {
  return (
    typeof sent === 'object' &&
    sent !== null &&
    'state' in sent &&
    typeof sent.state === 'string' &&
    'done' in sent &&
    typeof sent.done === 'number' &&
    'of' in sent &&
    typeof sent.of === 'number' &&
    'secondsLeft' in sent &&
    (sent.secondsLeft === null || typeof sent.secondsLeft === 'number')
  )
}
