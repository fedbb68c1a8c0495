/**
 * `any` is everyone who has no way in, `none` is those of them with neither a code that works nor an invitation on its
 * way by mail, and `due` is those of these with work to do now.
 */
export const INVITED_CHOICES = ['any', 'none', 'due'] as const
export type InvitedChoice = (typeof INVITED_CHOICES)[number]
