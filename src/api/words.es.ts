import type { Messages } from '../words/messages.ts'

export const tokens: Messages['hr']['tokens'] = {
  title: 'Tokens de acceso',
  lead: 'Un token le da a otro sistema el acceso que usted elija a los registros de todo el personal, en todos los centros.',
  none: 'Ningún otro sistema tiene un token.',
  column: { name: 'Sistema', may: 'Qué puede hacer', made: 'Creado', state: 'Estado' },
  may: {
    people: 'Leer nombres, números de empleado, correos electrónicos y puestos',
    standings: 'Leer estados y fechas límite',
    completions: 'Leer quién terminó la orientación',
    scim: 'Mantener al día la lista del personal (SCIM)',
  },
  states: {
    active: (until) => `Funciona hasta el ${until}`,
    over: (until) => `Su último día fue el ${until}`,
    ended: (day) => `Desactivado el ${day}`,
  },
  used: (day) => `Se usó por última vez el ${day}`,
  notUsed: 'Todavía no se ha usado',
  end: {
    open: 'Quitar el acceso',
    openLabel: (name) => `Quitar el acceso a ${name}`,
    text: 'El token deja de funcionar de inmediato y no se puede volver a activar. Usted puede crear otro.',
    button: 'Quitar el acceso ahora',
  },
  outcome: {
    ended: 'El token dejó de funcionar.',
    before: 'Ese token ya estaba desactivado.',
    repeated: 'Ese token ya se creó y no se muestra otra vez. Si no lo copió, quite el acceso y cree otro.',
  },
  form: {
    title: 'Crear un token de acceso',
    lead: 'Consulte primero con Recursos Humanos: el token da acceso a los registros de todas las personas de todos los centros.',
    name: 'Nombre del otro sistema',
    nameHint: 'Por ejemplo, Nómina.',
    may: '¿Qué puede hacer?',
    until: 'Último día',
    untilHint: 'Como máximo, dos años a partir de hoy.',
    button: 'Crear el token',
    needs: {
      name: 'Escriba el nombre del otro sistema.',
      may: 'Elija al menos una opción.',
      until: 'Elija el último día.',
      past: 'Elija hoy o un día posterior.',
      far: (day) => `Elija el ${day} o un día anterior.`,
    },
  },
  once: {
    title: (name) => `El token para ${name}`,
    noticeTitle: 'Cópielo ahora. No se volverá a mostrar.',
    notice:
      'Entréguelo de una manera en que nadie más pueda leerlo. Si se pierde, o si es posible que otra persona lo haya visto, quite el acceso y cree otro.',
    token: 'Token',
    copy: 'Copiar el token',
    copied: 'Copiado',
    addresses: 'Direcciones para el otro sistema',
  },
}
