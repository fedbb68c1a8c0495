/** Returns the page with its phone numbers as they are read: in texts, each is a link. */
export function withNumbersAsText(html: string): string {
  return html
    .replaceAll(/<a\s+href="tel:[^"]+"\s*>([^<]+)<\/a>/g, '$1')
    .replaceAll(/<span\s+class="nowrap">(\(?1-[\dA-Z-]+[).,;:]*)<\/span>/g, '$1')
}
