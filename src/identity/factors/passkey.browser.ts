import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'

/**
 * Forms that a passkey fills in. They stay hidden without this script, where the browser has no passkeys, and under
 * another address than the one that passkeys are for. The answer of the passkey goes into a hidden field, and the form
 * is sent like any other.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) void offer(form)
/** A choice that leads on to the page with such a form. */
for (const choice of document.querySelectorAll<HTMLElement>('[data-passkey-choice]')) void isOffered(choice)

/** Shows what is for people who can have a passkey here. */
async function isOffered({ dataset }: HTMLElement): Promise<boolean> {
  const { origin, here } = dataset
  if (location.origin !== origin || !browserSupportsWebAuthn()) return false
  if (here !== undefined && !(await platformAuthenticatorIsAvailable())) return false
  show('[data-with-passkey]', true)
  show('[data-without-passkey]', false)
  return true
}

async function offer(form: HTMLFormElement): Promise<void> {
  if (!(await isOffered(form))) return
  const { passkey, options = '', life, autofill } = form.dataset
  form.hidden = false
  const optionsJSON = JSON.parse(options)
  let isOver = false
  setTimeout(() => {
    isOver = true
  }, Number(life))
  const send = (answer: object) => {
    // The server would refuse an answer that comes too late. The page gets a new challenge.
    if (isOver) return location.reload()
    const field = form.elements.namedItem('answer')
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
    form.submit()
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (isOver) return location.reload()
    say(form, null)
    try {
      send(await (passkey === 'new' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })))
    } catch (error) {
      const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
      say(form, isKnown ? 'known' : 'failed')
    }
  })
  // Where the browser can, it offers passkeys at the field of the name, until another one is asked for.
  if (autofill !== undefined && (await browserSupportsWebAuthnAutofill()))
    startAuthentication({ optionsJSON, useBrowserAutofill: true }).then(send, () => {})
}

function show(parts: string, isShown: boolean): void {
  for (const part of document.querySelectorAll<HTMLElement>(parts)) part.hidden = !isShown
}

/** The words are in the page, in its language. */
function say(form: HTMLFormElement, problem: 'known' | 'failed' | null): void {
  for (const line of form.querySelectorAll<HTMLElement>('[data-problem]'))
    line.hidden = line.dataset['problem'] !== problem
}
