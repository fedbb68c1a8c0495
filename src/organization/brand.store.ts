import type { Instant } from '../platform/time/calendar.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { Color } from '../platform/html/color.ts'
import type { Logo, LogoGround, LogoPicture } from './brand.ts'

export async function setAccent(tx: Tx, accent: Color | null, at: Instant): Promise<void> {
  await put(tx, { accent }, at)
}

/** @param logo null takes the logo away */
export async function setLogo(tx: Tx, logo: LogoPicture | null, at: Instant): Promise<void> {
  await put(
    tx,
    {
      logo: logo === null ? null : Buffer.from(logo.png),
      logo_hash: logo?.hash ?? null,
      logo_width: logo?.width ?? null,
      logo_height: logo?.height ?? null,
      logo_ground: logo?.ground ?? null,
    },
    at,
  )
}

async function put(tx: Tx, columns: object, at: Instant): Promise<void> {
  const changed = { ...columns, updated_at: at }
  await tx
    .insertInto('branding')
    .values({ id: 1, ...changed })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute()
}

/** The logo with its picture, or null when there is none. */
export async function findLogo(db: Database): Promise<LogoPicture | null> {
  const row = await db.selectFrom('branding').selectAll().executeTakeFirst()
  if (row === undefined || row.logo === null) return null
  const logo = logoOf(row)
  return logo === null ? null : { ...logo, png: row.logo }
}

interface LogoColumns {
  readonly logo_hash: string | null
  readonly logo_width: number | null
  readonly logo_height: number | null
  readonly logo_ground: LogoGround | null
}

/** A row holds all of a logo or nothing. */
export function logoOf(row: LogoColumns): Logo | null {
  const { logo_hash: hash, logo_width: width, logo_height: height, logo_ground: ground } = row
  if (hash === null || width === null || height === null || ground === null) return null
  return { hash, width, height, ground }
}
