import type { Page } from 'playwright-core'

const devices = new WeakMap<Page, { remove(): Promise<void> }>()

/** Gives the browser a device in software that makes passkeys, and knows its owner or not. */
export async function addDevice(page: Page, isUserVerified = true): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  devices.set(page, {
    remove: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    },
  })
}

/** Another one in its place, with no passkey yet. */
export async function otherDevice(page: Page): Promise<void> {
  await devices.get(page)?.remove()
  await addDevice(page)
}
