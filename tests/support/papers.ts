/** The smallest picture there is: one dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** By its first bytes: nothing here opens it. */
export const PDF = Buffer.from('%PDF-1.7\n%%EOF\n')
