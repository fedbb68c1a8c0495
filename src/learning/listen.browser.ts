/**
 * Reads the shown screen of a lesson aloud when the learner asks for it. It uses only voices that are on the device,
 * because a browser sends the text elsewhere for the others. Without one, there's no button. Nothing of it is kept.
 */
let stop = (): void => {}

/** Ends the reading, if there is one. */
export function stopListening(): void {
  stop()
}

let isWatching = false

/** Whatever takes the learner away from the screen ends the reading. */
function watchForLeaving(): void {
  if (isWatching) return
  isWatching = true
  for (const event of ['pagehide', 'hashchange', 'visibilitychange']) window.addEventListener(event, stopListening)
  window.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('.btn--leave') !== null) stop()
    },
    true,
  )
  // Pressed three times, it leaves the page.
  window.addEventListener('keydown', ({ key }) => {
    if (key === 'Shift') stop()
  })
}

/** @param lesson with its button and its screens, of which one is shown. */
export function offerListening(lesson: HTMLElement): void {
  const button = lesson.querySelector<HTMLElement>('[data-listen]')
  const { speechSynthesis: speech } = window as { speechSynthesis?: SpeechSynthesis }
  if (!button || !speech) return
  let reading = false
  watchForLeaving()
  offer()
  // Browsers load their voices late. As a property, it replaces the listener of the lesson before.
  speech.onvoiceschanged = offer
  button.addEventListener('click', () => (reading ? stop() : read()))

  function offer(): void {
    if (button) button.hidden = voice() === undefined
  }

  function voice(): SpeechSynthesisVoice | undefined {
    const language = document.documentElement.lang
    return speech
      ?.getVoices()
      .find(({ localService, lang }) => localService && lang.split(/[-_]/)[0]?.toLowerCase() === language)
  }

  function read(): void {
    const chosen = voice()
    if (!chosen) return offer()
    const texts = textsOf(lesson.querySelector<HTMLElement>('.screen--now') ?? lesson)
    const parts = texts.map((text) =>
      Object.assign(new SpeechSynthesisUtterance(text), { voice: chosen, lang: chosen.lang }),
    )
    const end = (): void => {
      stop = () => {}
      speech?.cancel()
      say(false)
    }
    const last = parts.at(-1)
    if (last)
      last.onend = () => {
        if (stop === end) end()
      }
    stop = end
    say(true)
    for (const part of parts) speech?.speak(part)
  }

  function say(on: boolean): void {
    reading = on
    if (button) button.textContent = button.dataset[on ? 'stop' : 'listen'] ?? ''
  }
}

/** What a screen says, line by line. A picture says what it has for people who don't see it. */
function textsOf(screen: HTMLElement): string[] {
  const pictures = [...screen.querySelectorAll('[role="img"]')]
  for (const picture of pictures) picture.toggleAttribute('hidden', true)
  const lines = screen.innerText.split('\n')
  for (const picture of pictures) picture.removeAttribute('hidden')
  return [...lines, ...pictures.map((picture) => picture.getAttribute('aria-label') ?? '')].filter(
    (line) => line.trim() !== '',
  )
}
