import type { Messages } from '../words/messages.ts'

const doing: Messages['hr']['home']['doing'] = {
  ledger: () => 'Hay un problema con el libro de registro',
  'waiting-for-site': (n) =>
    n === 1 ? '1 persona espera los datos de su centro' : `${n} personas esperan los datos de su centro`,
  'hand-over': (n) =>
    n === 1 ? '1 mensaje espera a que usted lo entregue' : `${n} mensajes esperan a que usted los entregue`,
  overdue: (n) => (n === 1 ? 'A 1 persona se le pasó la fecha límite' : `A ${n} personas se les pasó la fecha límite`),
  'needs-help': (n) => (n === 1 ? '1 persona necesita ayuda' : `${n} personas necesitan ayuda`),
  expired: (n) =>
    n === 1 ? 'A 1 persona se le venció la orientación' : `A ${n} personas se les venció la orientación`,
  'cannot-say': (n) =>
    n === 1
      ? 'No se puede calcular la fecha límite de 1 persona'
      : `No se puede calcular la fecha límite de ${n} personas`,
  'update-due': (n) =>
    n === 1 ? '1 persona tiene una actualización por leer' : `${n} personas tienen una actualización por leer`,
  'data-problems': (n) => (n === 1 ? '1 registro tiene algo por arreglar' : `${n} registros tienen algo por arreglar`),
  'line-changes': (n) =>
    n === 1 ? '1 cambio de un número espera su confirmación' : `${n} cambios de números esperan su confirmación`,
  numbers: (n) => (n === 1 ? 'Toca revisar 1 número de teléfono' : `Toca revisar ${n} números de teléfono`),
  messages: (n) => (n === 1 ? '1 mensaje no llegó' : `${n} mensajes no llegaron`),
  'sign-ins': (n) => (n === 1 ? 'Hay 1 inicio de sesión por confirmar' : `Hay ${n} inicios de sesión por confirmar`),
  recoveries: (n) =>
    n === 1
      ? '1 código de recuperación necesita el visto bueno de otra persona'
      : `${n} códigos de recuperación necesitan el visto bueno de otra persona`,
  'one-administrator': () => 'Una sola persona administra el sistema',
  backup: () => 'Todavía no hay ninguna copia de seguridad',
  packages: (n) => (n === 1 ? '1 paquete quedó desactualizado' : `${n} paquetes quedaron desactualizados`),
}

const button: Messages['hr']['home']['button'] = {
  ledger: () => 'Ver el problema',
  'waiting-for-site': () => 'Publicar los datos',
  'hand-over': (n) => (n === 1 ? 'Entregarlo' : 'Entregarlos'),
  overdue: () => 'Enviar recordatorio',
  'needs-help': () => 'Ver quién y por qué',
  expired: () => 'Enviar recordatorio',
  'cannot-say': () => 'Agregar las fechas',
  'update-due': () => 'Enviar recordatorio',
  'data-problems': (n) => (n === 1 ? 'Arreglarlo' : 'Arreglarlos'),
  'line-changes': () => 'Comparar y decidir',
  numbers: (n) => (n === 1 ? 'Revisarlo' : 'Revisarlos'),
  messages: (n) => (n === 1 ? 'Abrir el mensaje' : 'Abrir los mensajes'),
  'sign-ins': () => 'Confirmar o rechazar',
  recoveries: () => 'Responder',
  'one-administrator': () => 'Agregar a alguien más',
  backup: () => 'Ver los detalles',
  packages: (n) => (n === 1 ? 'Hacerlo de nuevo' : 'Hacerlos de nuevo'),
}

const names: Messages['hr']['home']['names'] = {
  ledger: 'Libro de registro',
  'waiting-for-site': 'En espera del centro',
  'hand-over': 'Mensajes por entregar',
  overdue: 'Fecha vencida',
  'needs-help': 'Necesita ayuda',
  expired: 'Orientación vencida',
  'cannot-say': 'Sin fecha límite',
  'update-due': 'Actualización por leer',
  'data-problems': 'Registros por arreglar',
  'line-changes': 'Números cambiados',
  numbers: 'Números de teléfono',
  messages: 'Mensajes',
  'sign-ins': 'Inicios de sesión',
  recoveries: 'Códigos de recuperación',
  'one-administrator': 'Una sola persona en administración',
  backup: 'Copia de seguridad',
  packages: 'Paquetes',
}

const about: Messages['hr']['home']['about'] = {
  ledger: 'Faltan anotaciones firmadas, o algunas cambiaron después de firmarse.',
  'waiting-for-site':
    'Ya hicieron todo lo que podían. Confirmarán la política cuando se publiquen los datos de su centro.',
  'hand-over':
    'No hay servidor de correo, o falta su dirección. Estas personas no se enteran de nada hasta que usted les entrega el mensaje.',
  overdue: 'Ya pasó su fecha límite, pero todavía pueden terminar.',
  'needs-help': 'Fallaron dos veces en el mismo paso indispensable. Quien supervisa puede repasarlo con la persona.',
  expired: 'Terminaron una vez, pero eso ya no cuenta.',
  'cannot-say': 'Falta una fecha en el registro, así que no hay fecha límite.',
  'update-due': 'Cuentan como al día hasta la fecha límite de la actualización.',
  'data-problems': 'Algo en estos registros no encaja. Cada uno dice qué hacer.',
  'line-changes':
    'Los propuso otra persona responsable del contenido. El personal ve el número anterior hasta que usted confirme.',
  numbers:
    'Cada número se revisa cada 90 días. Si es propio de un centro, llame a la oficina y escriba la fecha. Si es una línea de ayuda, compárela con su página web: nunca haga una llamada de prueba a una línea de ayuda, al 911 ni al 988.',
  messages:
    'El servidor de correo los rechazó, o el envío falló demasiadas veces. Puede volver a intentarlo, o detenerlos y avisarle usted a la persona.',
  'sign-ins': 'Estas personas entraron por primera vez, y usted decide a qué registro corresponden.',
  recoveries:
    'Recursos Humanos quiere preparar un código para alguien que no puede entrar. Otra persona tiene que dar el visto bueno.',
  'one-administrator': 'Si esa persona se va, nadie más podrá dar roles ni cambiar la configuración.',
  backup:
    'El servidor debe hacer una copia de seguridad cada día. Pregunte a quien lo administra por qué no hay una reciente.',
  packages:
    'El curso, los datos, o el nombre, el logotipo o el color de su organización cambiaron desde que se hizo el último paquete de un centro, un formato y un idioma. Hágalo de nuevo y reemplácelo en su sistema de aprendizaje.',
}

const steps: Messages['hr']['home']['checklist']['steps'] = {
  site: {
    title: 'Publique los datos de su centro',
    text: 'Con ellos, el personal sabe a quién llamar a cualquier hora. Sin ellos, nadie puede terminar.',
    button: 'Llenar los datos',
  },
  staff: {
    title: 'Agregue a su personal',
    text: 'Importe una lista, o agregue a cada persona en la página Personal.',
    button: 'Importar una lista',
  },
  ways: {
    title: 'Decida cómo llegan las invitaciones',
    text: 'Imprima tarjetas para entregarlas, o pida a quien administra el servidor que configure el correo electrónico.',
    button: 'Imprimir tarjetas',
  },
  invite: {
    title: 'Invite a su personal',
    text: 'Cada persona recibe su propio enlace o código.',
    button: 'Elegir a quién invitar',
  },
  rule: {
    title: 'Elija la regla',
    text: 'Decida quién tiene que hacer la orientación, y hasta cuándo.',
    button: 'Abrir las reglas',
  },
  backup: {
    title: 'Haga una copia de seguridad',
    text: 'El servidor hace una cada día. Si después de un día no hay ninguna, hable con quien lo administra.',
    button: 'Ver los detalles',
  },
}

export const home: Messages['hr']['home'] = {
  heading: 'Qué hay por hacer',
  nothing: 'Por ahora no hay nada por hacer.',
  more: (n) => `y ${n} más`,
  see: 'Abrir la lista',
  aboutTitle: 'Qué significa cada cosa',
  order: 'Primero va lo que más daño puede causar si se deja pendiente.',
  doing,
  button,
  names,
  about,
  otherRecords: (n) =>
    n === 1 ? '1 registro más tiene algo por arreglar' : `${n} registros más tienen algo por arreglar`,
  administratorWaits: {
    title: 'La segunda persona que administra el sistema todavía no ha iniciado sesión',
    button: 'Ayudar a que entre',
  },
  ask: {
    stewards: (whom) => `Pida a ${whom} que los revise. Solo puede hacerlo la persona responsable del contenido.`,
    nobody: (whom) =>
      `Aquí nadie es responsable del contenido, así que nadie puede revisarlos. Pida a ${whom === '' ? 'quien administra el sistema' : whom} que dé ese rol a alguien.`,
  },
  packageChanges: (what) => `cambios desde entonces: ${what}`,
  backupSince: (day) => `La última copia de seguridad es del ${day}`,
  stand: {
    title: 'Cómo vamos',
    overview: 'Abrir el resumen',
  },
  audit: {
    lead: (until) =>
      `Usted está aquí para una auditoría hasta el ${until}. Puede leer todos los registros, todos los informes y el libro de registro, pero no puede cambiar nada.`,
    packs: 'Comprobar un paquete de pruebas',
    ledger: 'Comprobar el libro de registro',
  },
  checklist: {
    title: 'Prepare su orientación',
    progress: (done, all) => `${done} de ${all} pasos hechos. La lista desaparece sola cuando todo está hecho.`,
    done: 'Hecho',
    toInvite: (n) => (n === 1 ? 'A 1 persona todavía le falta.' : `A ${n} personas todavía les falta.`),
    steps,
  },
}
