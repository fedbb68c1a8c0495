export const requirements = {}
