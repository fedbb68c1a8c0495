/**
 * Whether an address can stand behind "Leave this page": an ordinary page of the web over https, without a name or a
 * password in it. What is on it, only a person can judge.
 */
export function isLeaveTo(address: string): boolean {
  return /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w\-./~%]*)?$/i.test(address) && address.length <= 200
}
