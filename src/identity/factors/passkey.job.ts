import { z } from 'zod'
import type { PasskeySite } from './passkey-site.ts'

/** A passkey as the database has it. */
export interface StoredKey {
  readonly id: string
  readonly publicKey: string
  readonly counter: number
}

/** What a browser sends in a hidden field: WebAuthn's own JSON, from a device or from somebody who makes one up. */
const base64url = z.string().regex(/^[\w-]*$/)
const answerBase = {
  id: base64url.min(1).max(1_400),
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
}
const newAnswer = z.object({
  ...answerBase,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
})
const askAnswer = z.object({
  ...answerBase,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})
const clientData = z.object({ challenge: base64url.min(1) })

/** An answer that has the right form. Nothing of it is proven yet. */
export interface Answered<Answer> {
  /** The challenge that it says it answers. */
  readonly challenge: string
  readonly answer: Answer
}
export type NewAnswer = z.infer<typeof newAnswer>
export type AskAnswer = z.infer<typeof askAnswer>

export function readNewAnswer(text: string): Answered<NewAnswer> | null {
  return read(text, newAnswer)
}

export function readAskAnswer(text: string): Answered<AskAnswer> | null {
  return read(text, askAnswer)
}

function read<Answer extends { readonly response: { readonly clientDataJSON: string } }>(
  text: string,
  form: z.ZodType<Answer>,
): Answered<Answer> | null {
  const answer = form.safeParse(json(text))
  if (!answer.success) return null
  const sent = clientData.safeParse(json(Buffer.from(answer.data.response.clientDataJSON, 'base64url').toString()))
  return sent.success ? { challenge: sent.data.challenge, answer: answer.data } : null
}

/**
 * Checks a new passkey: origin, name, challenge, and that the device knew its owner. Returns null when anything is wrong.
 * We ask for no attestation, so one with certificates is refused: checking those would call servers of their makers.
 */
export async function checkedNewPasskey(
  site: PasskeySite,
  { challenge, answer }: Answered<NewAnswer>,
): Promise<StoredKey | null> {
  const { verifyRegistrationResponse } = await loadServer()
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  try {
    const attested = decodeAttestationObject(bytes(answer.response.attestationObject))
    const format = attested.get('fmt')
    const isSelf = format === 'packed' && attested.get('attStmt').get('x5c') === undefined
    if (format !== 'none' && !isSelf) return null
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
    })
    if (!verified || registrationInfo === undefined) return null
    const { id, publicKey, counter } = registrationInfo.credential
    return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
  } catch {
    // The library throws for each thing that can be wrong with what a stranger sends.
    return null
  }
}

/**
 * Checks what a passkey answered, and returns its new counter. Returns null when anything is wrong, also when the
 * counter went back: then there are two of what should be one.
 */
export async function checkedCounter(
  site: PasskeySite,
  { challenge, answer }: Answered<AskAnswer>,
  { id, publicKey, counter }: StoredKey,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await loadServer()
  // Whose it is, the caller has looked at.
  const { userHandle: _, ...response } = answer.response
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: { id, publicKey: bytes(publicKey), counter },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

/** It takes 28 MB, and many servers never see a passkey. */
function loadServer() {
  return import('@simplewebauthn/server')
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
