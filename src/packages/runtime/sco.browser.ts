import { dateAt, type Instant, toInstant } from '../../platform/time/calendar.ts'
import type { Content } from '../../course/content.ts'
import type { PackageFacts } from '../course-package.ts'
import { fnv1a } from '../../platform/codes/fnv.ts'
import { localTime } from '../../platform/time/local-time.ts'
import { NONCE_LIMIT } from '../receipt.ts'
import { languageIn } from './suspend-data.ts'
import type { CourseMessages } from '../../words/messages.ts'
import { languageSwitch, packageChrome } from '../chrome.page.ts'
import { EXIT_FILE, languageHref, packageLinks, SELF_TEST_FILE } from '../link.page.ts'
import { renderer } from '../../platform/html/renderer.page.ts'
import { startPageFrame, type Surroundings } from './page-frame.browser.ts'
import { loadLanguage, loadScript, loadWhole, there } from './file.browser.ts'
import { openLocalCopy } from './lms/local-copy.browser.ts'
import { type Channel, watchOtherWindows } from './lms/other-window.browser.ts'
import { type Player, type PlayerInput, startPlayer } from './player.browser.ts'
import type { CourseKind } from './course-kind.browser.ts'
import type { Session, OpenSession } from './lms/session.browser.ts'
import { openPageEvents, readably, showFailure, type PageEvents, startStopwatch } from './page-events.browser.ts'
import { type Language, toLanguage } from '../../platform/text/language.ts'
import { support } from '../../site/support.page.ts'

/** Some systems end a session in which nothing is said for half an hour, while somebody reads. */
const SIGN_OF_LIFE_MS = 5 * 60_000

/**
 * The script of a package. Without a document, as when an export is checked, the caller plays the course.
 * @param openSession how the edition of the package keeps progress.
 */
export function performCourse(kind: CourseKind, openSession: OpenSession): void {
  const play = (input: PlayerInput) => startPlayer(kind, input)
  window.courseRuntime = { openSession, startPlayer: play }
  if ('document' in globalThis)
    (isSelfTest() ? loadScript(SELF_TEST_FILE) : start(openSession, play)).catch(showFailure)
}

/** The document's own address asks for it: that of an LMS around it is another. */
function isSelfTest(): boolean {
  return /[?&]selftest/.test(document.URL)
}

/** Brings what keeps the progress, the course and the document together. */
async function start(openSession: OpenSession, play: Play): Promise<void> {
  const facts = there(window.coursePackage)
  const { elapsed } = startStopwatch(document, () => performance.now())
  const pageEvents = openPageEvents(facts)
  let player: Player | null = null
  const session = await openSession({
    report: facts.report,
    packageId: facts.id,
    courseId: facts.courseId,
    elapsed,
    isOnline: () => navigator.onLine,
    later: (run, ms) => setTimeout(() => readably(run), ms),
    onRetry: () => player?.showSaved(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    storage: () => localStorage,
  })
  if (pageEvents.isLeft()) return session.finish(true)
  pageEvents.onLeave(session.finish)
  player = await enter(facts, session, pageEvents, play)
  keepAlive(session, player)
}

/** All of the course in one language. */
interface Whole {
  readonly content: Content
  readonly t: CourseMessages
}

type Play = (input: PlayerInput) => Player

/** Starts the course in the document, with its first page. */
async function enter(facts: PackageFacts, session: Session, pageEvents: PageEvents, play: Play): Promise<Player> {
  const { languages, site } = facts
  const localCopy = openLocalCopy(() => localStorage, keyOf(facts, session, 'steps'), Date.now)
  const language = languageIn(session.suspendData) ?? (await languageOf(facts, session, pageEvents))
  const { t, first } = await loadLanguage(language)
  const pageFrame = startPageFrame(document, renderer(there(window.courseTemplates)), surroundings(facts, first, t))
  if (language !== languages[0]?.language) pageFrame.speak(surroundings(facts, first, t))
  // It takes its words from the button once, so it must not be there before the language is known.
  if (languages.length > 1) await loadScript(EXIT_FILE)
  let whole: Promise<Whole> | null = null
  // A course that continues needs all of it right away. A new one shows its first page before it asks for the rest.
  const isNew = session.suspendData === '' && localCopy.read() === null
  const content = isNew ? first : (await getWhole()).content
  const others = watchOtherWindows(channelOf(keyOf(facts, session, 'windows')), randomNumber().toString(36), {
    onState(suspendData) {
      // Waits until the rest of the course is loaded. With only the first part, data about the rest would be lost.
      goOn()
        .then(() => player.takeIn(suspendData))
        .catch(showFailure)
    },
    onChange: () => player.showSaved(),
  })
  const counted = session.counted(content, session.suspendData)
  const player = play({
    course: { ...facts, content: counted.content },
    t,
    language: languages.length > 1 ? language : null,
    session: { ...session, suspendData: counted.suspendData },
    pageFrame,
    localCopy,
    others,
    circumstances: {
      today: () => dateAt(now(), site.timeZone),
      newSeed: () => randomNumber().toString(36),
      newNonce: () => randomNumber() % NONCE_LIMIT,
      now: () => localTime(now(), site.timeZone),
    },
  })
  pageEvents.enter({
    async follow(href) {
      await goOn()
      player.follow(href)
    },
    async send(form) {
      if (form.action === languageHref()) await speak(toLanguage(form.values('language')[0]))
      await goOn()
      player.send(form)
    },
  })
  pageEvents.onLeave((byLearner) => {
    player.leave(byLearner)
    others.leave()
  })
  player.begin()
  // If it doesn't arrive now, the next step asks for it again.
  setTimeout(() => getWhole().catch(() => {}))
  return player

  function getWhole(): Promise<Whole> {
    whole ??= loadWhole(language).then(
      (all) => ({ content: all, t }),
      (error) => {
        whole = null
        throw error
      },
    )
    return whole
  }

  async function goOn(): Promise<void> {
    const all = await getWhole()
    player.goOnWith({ ...facts, content: session.counted(all.content, '').content }, all.t)
  }

  /** The page changes only after the whole other language is there. */
  async function speak(next: Language): Promise<void> {
    const [all, spoken] = await Promise.all([loadWhole(next), loadLanguage(next)])
    pageFrame.speak(surroundings(facts, all, spoken.t))
    whole = Promise.resolve({ content: all, t: spoken.t })
  }
}

/** The only language of the package, the one that the learner prefers in the LMS, or the one that they choose. */
async function languageOf({ languages }: PackageFacts, session: Session, pageEvents: PageEvents): Promise<Language> {
  const [first, ...others] = languages
  const liked = (tag: string) => languages.find(({ language }) => tag.toLowerCase().startsWith(language))
  const known = others.length === 0 ? first : session.languages.map(liked).find((language) => language !== undefined)
  return known?.language ?? pageEvents.chooseLanguage()
}

function surroundings(facts: PackageFacts, content: Content, t: CourseMessages): Surroundings {
  const { languages, site } = facts
  const { language } = content
  const other = languages.find((candidate) => candidate.language !== language)
  return {
    language,
    t,
    chrome: packageChrome(content, facts, t, other === undefined ? null : languageSwitch(other)),
    supportNow: () => support(content, site, localTime(now(), site.timeZone), packageLinks),
  }
}

/**
 * Names what this browser keeps for one learner in one package. Returns null when nobody says who learns, or keeps
 * anything.
 */
function keyOf({ id }: PackageFacts, { recording, learner }: Session, what: string): string | null {
  if (recording === 'this-browser') return what === 'windows' ? `${id}.${what}` : null
  // The copy of a finished course is there to be dropped.
  const isThere = recording === 'on' || (recording === 'finished' && what === 'steps')
  return isThere && learner !== '' ? `${id}.${what}.${fnv1a(learner).toString(36)}` : null
}

function channelOf(key: string | null): Channel | null {
  return key === null || !('BroadcastChannel' in window) ? null : new BroadcastChannel(key)
}

function keepAlive(session: Session, player: Player): void {
  const touch = () =>
    readably(() => {
      session.touch()
      player.showSaved()
    })
  setInterval(() => {
    if (!document.hidden) touch()
  }, SIGN_OF_LIFE_MS)
  window.addEventListener('online', touch)
}

function now(): Instant {
  return toInstant(Date.now())
}

function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
