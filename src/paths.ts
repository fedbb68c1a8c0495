import { fileURLToPath } from 'node:url'

/** The folder that holds `content`, `views` and `migrations`: one above `src` or `dist`. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))
