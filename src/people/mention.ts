/** How an entry about a site, or about numbers, names somebody. */
export type MentionWay =
  | 'leads'
  | 'told'
  | 'confirmed'
  | 'listed'
  | 'practiced'
  | 'owns-line'
  | 'holds-role'
  | 'keeps-role'
  | 'approves-policy'
