import type { Messages } from '../words/messages.ts'
import { digits } from '../words/count.ts'

const doing: Messages['hr']['home']['doing'] = {
  roles: (n) =>
    n === 1 ? 'En 1 centro hay una función sin cubrir' : `En ${digits(n)} centros hay una función sin cubrir`,
  'numbers-wrong': (n) =>
    n === 1 ? 'Puede que 1 número de teléfono no funcione' : `Puede que ${digits(n)} números de teléfono no funcionen`,
  ledger: () => 'Hay un problema con el libro de registro',
  'waiting-for-site': (n) =>
    n === 1 ? '1 persona espera los datos de su centro' : `${digits(n)} personas esperan los datos de su centro`,
  'hand-over': (n) => (n === 1 ? '1 mensaje por entregar' : `${digits(n)} mensajes por entregar`),
  'group-lists': (n) =>
    n === 1
      ? 'En 1 centro ya no hay personal clínico a quien avisar de los grupos'
      : `En ${digits(n)} centros ya no hay personal clínico a quien avisar de los grupos`,
  groups: (n) =>
    n === 1
      ? '1 grupo tiene un aviso tardío o está sin confirmar'
      : `${digits(n)} grupos tienen un aviso tardío o están sin confirmar`,
  overdue: (n) =>
    n === 1 ? 'A 1 persona se le pasó la fecha límite' : `A ${digits(n)} personas se les pasó la fecha límite`,
  'needs-help': (n) => (n === 1 ? '1 persona necesita ayuda' : `${digits(n)} personas necesitan ayuda`),
  expired: (n) =>
    n === 1 ? 'A 1 persona se le venció la orientación' : `A ${digits(n)} personas se les venció la orientación`,
  'cannot-say': (n) =>
    n === 1 ? '1 persona aún no tiene fecha límite' : `${digits(n)} personas aún no tienen fecha límite`,
  'update-due': (n) =>
    n === 1 ? '1 persona tiene una actualización por leer' : `${digits(n)} personas tienen una actualización por leer`,
  'no-way-in': (n) =>
    n === 1 ? '1 persona no tiene con qué iniciar sesión' : `${digits(n)} personas no tienen con qué iniciar sesión`,
  starting: (n) =>
    n === 1
      ? '1 persona empieza a trabajar pronto y todavía no puede iniciar sesión'
      : `${digits(n)} personas empiezan a trabajar pronto y todavía no pueden iniciar sesión`,
  'data-problems': (n) =>
    n === 1 ? '1 registro tiene algo por corregir' : `${digits(n)} registros tienen algo por corregir`,
  'site-changes': (n) =>
    n === 1
      ? '1 cambio en los datos de los centros espera su visto bueno'
      : `${digits(n)} cambios en los datos de los centros esperan su visto bueno`,
  'policy-approval': () => 'Una versión de su política espera su aprobación',
  'line-changes': (n) =>
    n === 1
      ? '1 cambio de número de teléfono espera su confirmación'
      : `${digits(n)} cambios de números de teléfono esperan su confirmación`,
  paper: (n) =>
    n === 1
      ? 'En 1 centro hay tarjetas y carteles por cambiar'
      : `En ${digits(n)} centros hay tarjetas y carteles por cambiar`,
  numbers: (n) =>
    n === 1 ? 'Hay 1 número de teléfono por revisar' : `Hay ${digits(n)} números de teléfono por revisar`,
  unlinked: (n) =>
    n === 1
      ? 'Las funciones de 1 centro no están vinculadas con nadie'
      : `Las funciones de ${digits(n)} centros no están vinculadas con nadie`,
  practices: (n) =>
    n === 1
      ? '1 centro tiene atrasada la práctica en equipo'
      : `${digits(n)} centros tienen atrasada la práctica en equipo`,
  messages: (n) => (n === 1 ? '1 mensaje no llegó' : `${digits(n)} mensajes no llegaron`),
  webhooks: (n) => (n === 1 ? '1 webhook sigue fallando' : `${digits(n)} webhooks siguen fallando`),
  'sign-ins': (n) => (n === 1 ? 'Hay 1 acceso por confirmar' : `Hay ${digits(n)} accesos por confirmar`),
  recoveries: (n) =>
    n === 1
      ? '1 código de recuperación necesita el visto bueno de otra persona'
      : `${digits(n)} códigos de recuperación necesitan el visto bueno de otra persona`,
  'no-steward': () => 'Nadie puede iniciar sesión como responsable del contenido',
  'one-administrator': () => 'Una sola persona administra el sistema',
  address: () => 'Desde celulares y otras computadoras todavía no se puede abrir este servidor',
  disk: () => 'Queda poco espacio en el disco del servidor',
  backup: () => 'Todavía no hay ninguna copia de seguridad',
  'backup-copy': () => 'La última copia de seguridad no está guardada en otro lugar',
  'packages-wrong': (n) =>
    n === 1
      ? '1 paquete tiene un teléfono que quizá no funciona'
      : `${digits(n)} paquetes tienen teléfonos que quizá no funcionan`,
  packages: (n) => (n === 1 ? '1 paquete quedó desactualizado' : `${digits(n)} paquetes quedaron desactualizados`),
}

const button: Messages['hr']['home']['button'] = {
  roles: () => 'Ver quién falta y decidir',
  'numbers-wrong': (n) => (n === 1 ? 'Corregirlo' : 'Corregirlos'),
  ledger: () => 'Ver el problema',
  'waiting-for-site': () => 'Publicar los datos',
  'hand-over': (n) => (n === 1 ? 'Entregar el mensaje' : 'Entregar los mensajes'),
  'group-lists': () => 'Elegir a quién se avisa',
  groups: (n) => (n === 1 ? 'Abrir el grupo' : 'Abrir los grupos'),
  overdue: () => 'Enviar recordatorio',
  'needs-help': () => 'Ver quién y por qué',
  expired: () => 'Enviar recordatorio',
  'cannot-say': () => 'Agregar las fechas',
  'update-due': () => 'Enviar recordatorio',
  'no-way-in': (n) => (n === 1 ? 'Imprimir una tarjeta' : 'Imprimir tarjetas'),
  starting: (n) =>
    n === 1 ? 'Imprimir la tarjeta de esta persona' : `Imprimir las tarjetas de estas ${digits(n)} personas`,
  'data-problems': (n) => (n === 1 ? 'Corregir el registro' : 'Corregir los registros'),
  'site-changes': () => 'Leer y decidir',
  'policy-approval': () => 'Ver la versión y decidir',
  'line-changes': () => 'Comparar y decidir',
  unlinked: () => 'Vincular las funciones',
  practices: (n) => (n === 1 ? 'Hacer la práctica' : 'Ver los centros'),
  paper: () => 'Imprimirlos de nuevo',
  numbers: (n) => (n === 1 ? 'Revisar el número' : 'Revisar los números'),
  messages: (n) => (n === 1 ? 'Abrir el mensaje' : 'Abrir los mensajes'),
  webhooks: () => 'Ver qué falló',
  'sign-ins': () => 'Confirmar o rechazar',
  recoveries: (n) => (n === 1 ? 'Ver la solicitud' : 'Ver las solicitudes'),
  'no-steward': () => 'Ver quién tiene el rol',
  'one-administrator': () => 'Agregar a alguien más',
  disk: () => 'Ver el espacio libre',
  backup: () => 'Ver los detalles',
  'backup-copy': () => 'Ver los detalles',
  'packages-wrong': (n) => (n === 1 ? 'Ver qué enviar' : 'Ver qué enviar por cada uno'),
  packages: (n) => (n === 1 ? 'Reemplazar el paquete' : 'Reemplazar los paquetes'),
}

const names: Messages['hr']['home']['names'] = {
  roles: 'Personas y funciones',
  'numbers-wrong': 'Números que quizá no funcionan',
  ledger: 'Libro de registro',
  'waiting-for-site': 'En espera del centro',
  'hand-over': 'Mensajes por entregar',
  'group-lists': 'A quién se avisa de un grupo',
  groups: 'Grupos',
  overdue: 'Con atraso',
  'needs-help': 'Necesita ayuda',
  expired: 'Vigencia vencida',
  'cannot-say': 'Aún sin fecha límite',
  'update-due': 'Actualización pendiente',
  'no-way-in': 'Sin acceso que funcione',
  starting: 'Empiezan pronto',
  'data-problems': 'Registros por corregir',
  'site-changes': 'Datos de los centros',
  'policy-approval': 'Política',
  'line-changes': 'Números cambiados',
  paper: 'Tarjetas y carteles',
  numbers: 'Números de teléfono',
  unlinked: 'Funciones sin vincular',
  practices: 'Práctica en equipo',
  messages: 'Mensajes',
  webhooks: 'Webhooks',
  'sign-ins': 'Accesos',
  recoveries: 'Códigos de recuperación',
  'no-steward': 'Sin responsable del contenido',
  'one-administrator': 'Una sola persona administra el sistema',
  address: 'Dirección del servidor',
  disk: 'Espacio en el disco',
  backup: 'Copia de seguridad',
  'backup-copy': 'Copia en otro lugar',
  'packages-wrong': 'Paquetes con teléfonos que quizá no funcionan',
  packages: 'Paquetes',
}

const about: Messages['hr']['home']['about'] = {
  roles:
    'Alguien a quien el personal tiene que llamar se fue, está de licencia o cambió de puesto. El personal no ve el número de esa persona hasta que usted decida quién queda en su lugar. O la única persona de turno en algún horario es también la de respaldo, o una función quedó sin vincular cuando cambiaron los datos.',
  'numbers-wrong':
    'Una revisión encontró un problema, o su organización cambió el número y un centro todavía tiene el anterior. El personal podría llamar esta misma noche. Busque el número correcto y cámbielo. Si al final funciona, regístrelo.',
  ledger: 'Faltan anotaciones firmadas, o algunas cambiaron después de firmarse.',
  'waiting-for-site':
    'Ya hicieron todo lo que podían. Podrán confirmar la política cuando se publiquen los datos de su centro.',
  'hand-over':
    'No hay servidor de correo, o estas personas no tienen una dirección de correo. No se enteran de nada hasta que usted les entrega el mensaje.',
  'group-lists':
    'Hay un grupo próximo o en curso, pero ya no trabaja aquí nadie del personal clínico de la lista del centro. Elija a otra persona. También puede ser de otro centro.',
  groups:
    'El personal clínico y otras personas del centro tienen que recibir el aviso antes de que empiece un grupo. El aviso llegó tarde, alguien todavía no ha confirmado, o ya no trabaja aquí nadie del personal clínico que recibió el aviso. Hable con esa persona o pídale que firme la hoja.',
  overdue: 'Ya pasó la fecha límite de estas personas, pero todavía pueden terminar.',
  'needs-help': 'Fallaron dos veces en el mismo tema indispensable. Quien supervisa puede repasarlo con la persona.',
  expired: 'Terminaron la orientación, pero ya no está vigente.',
  'cannot-say': 'Falta una fecha en el registro. Cuando la agregue, habrá fecha límite.',
  'update-due': 'Cuentan como al día hasta la fecha límite de la actualización.',
  'no-way-in':
    'Trabajan aquí y tienen que hacer el curso, pero no tienen una tarjeta ni una invitación que funcione. En la lista están las mismas personas, y puede mostrar también a las demás que no han iniciado sesión.',
  starting:
    'Estas personas empiezan a trabajar en dos semanas o menos. Desde ahora pueden entrar y empezar el curso, pero no tienen invitación.',
  'data-problems': 'Hay algo que no cuadra en estos registros. Cada uno dice qué hacer.',
  'site-changes':
    'Otra persona responsable del contenido quiere publicarlos. El personal ve los datos anteriores hasta que usted dé su visto bueno.',
  'policy-approval':
    'La propuso otra persona responsable del contenido. El personal ve la versión anterior hasta que usted la apruebe.',
  'line-changes':
    'Los propuso otra persona responsable del contenido. El personal ve el número anterior hasta que usted confirme.',
  paper:
    'Cambió un número u otro dato impreso. Imprima tarjetas y carteles nuevos, cambie los anteriores y después confírmelo en la misma página donde los imprimió.',
  numbers:
    'Cada número se revisa cada 90 días. Si es propio de un centro, llame a la oficina y escriba la fecha. Si es una línea de ayuda, compárela con su página web: nunca haga una llamada de prueba a una línea de ayuda, al 911 ni al 988.',
  unlinked:
    'Si vincula cada función con la persona que la tiene, recibirá un aviso el mismo día en que esa persona se vaya, tome una licencia o cambie de puesto, y el personal no verá su número hasta que usted decida. Sin ese vínculo, nadie recibe el aviso.',
  practices:
    'Cada centro repasa una historia cada 90 días, con los nombres y los números del propio centro. Se hace en cinco minutos.',
  webhooks:
    'Dejamos de intentar enviar estos avisos a otro sistema, y desde entonces no le ha llegado ninguno. Pregunte a quien administra ese sistema qué pasa y después vuelva a enviarlos.',
  messages:
    'El servidor de correo los rechazó, o el envío falló demasiadas veces. Puede volver a intentarlo, o detenerlos y avisarle usted a la persona.',
  'sign-ins': 'Estas personas entraron por primera vez, y usted decide a qué registro corresponden.',
  recoveries:
    'Recursos Humanos quiere crear un código para alguien que no puede entrar. Otra persona tiene que dar el visto bueno.',
  'no-steward':
    'Solo una persona responsable del contenido puede publicar los datos de un centro y revisar sus números de teléfono. Quienes tienen ese rol todavía no han iniciado sesión por primera vez, o nadie lo tiene.',
  'one-administrator': 'Si esa persona se va, nadie más podrá asignar roles ni cambiar la configuración.',
  address: 'Los enlaces, las tarjetas y los códigos QR solo llevan a la computadora donde está el servidor.',
  disk: 'Cuando el disco se llena, no se puede guardar nada. Pida a quien administra el servidor que libere espacio.',
  backup:
    'El servidor debe hacer una copia de seguridad cada día. Pregunte a quien lo administra por qué no hay una reciente.',
  'backup-copy':
    'Si el servidor se daña, sus copias de seguridad se pierden con él. Pregunte a quien lo administra por qué falló la copia en otro lugar.',
  'packages-wrong':
    'Una revisión encontró un problema con un número de estos paquetes. Alguien podría llamar esta misma noche. Envíe el texto de la página del paquete a quienes lo usan; después busque el número correcto y cámbielo. Si al final el número funciona, regístrelo.',
  packages:
    'Algo de estos paquetes cambió desde que se crearon: el curso, un número de teléfono, los datos del centro, o el nombre, el logotipo o el color de su organización. Cree cada uno de nuevo y reemplace el anterior en su sistema de aprendizaje. Un paquete con un teléfono anterior sigue en esta lista, aunque cree uno nuevo, hasta que usted anote que ya no se usa en ninguna parte.',
}

const steps: Messages['hr']['home']['checklist']['steps'] = {
  site: {
    title: 'Publique los datos de su centro',
    text: 'Con ellos, el personal sabe a quién llamar a cualquier hora. Sin ellos, nadie puede terminar la orientación.',
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
    text: 'Decida quién tiene que hacer la orientación, y para cuándo.',
    button: 'Abrir las reglas',
  },
  backup: {
    title: 'Asegúrese de que haya una copia de seguridad',
    text: 'El servidor hace una cada día. Si después de un día no hay ninguna, hable con quien lo administra.',
    button: 'Ver los detalles',
  },
}

export const home: Messages['hr']['home'] = {
  heading: 'Qué hay por hacer',
  nothing: 'Por ahora no hay nada por hacer.',
  remindedToday: (n) =>
    n === 1 ? 'Esta persona ya recibió un recordatorio hoy.' : 'Todas ya recibieron un recordatorio hoy.',
  remindersWait: (n) =>
    n === 1
      ? 'El recordatorio para esta persona está por entregarse.'
      : 'Todas recibieron un recordatorio hoy o tienen uno por entregar.',
  askForAddress: 'Pida a quien administra el servidor que le dé una dirección pública. La opción se llama PUBLIC_URL.',
  everyoneElse: 'Imprimir tarjetas para todas las personas que todavía no han iniciado sesión aquí',
  lockedOut: (n, overdue) =>
    n === overdue
      ? n === 1
        ? 'A 1 persona se le venció la fecha límite y no tiene con qué iniciar sesión'
        : `A ${digits(n)} personas se les venció la fecha límite y no tienen con qué iniciar sesión`
      : `${digits(n)} personas no tienen con qué iniciar sesión, y a ${digits(overdue)} de ellas ya se les venció la fecha límite`,
  invite: 'Invitar',
  more: (n) => `y ${digits(n)} más`,
  morePeople: (n) => `y ${digits(n)} ${n === 1 ? 'persona' : 'personas'} más`,
  see: 'Abrir la lista',
  aboutTitle: 'Qué significa cada cosa',
  order: 'Primero va lo que más daño puede causar si se deja pendiente.',
  doing,
  button,
  names,
  about,
  otherRecords: (n) =>
    n === 1 ? '1 registro más tiene algo por corregir' : `${digits(n)} registros más tienen algo por corregir`,
  administratorWaits: {
    title: 'La segunda persona que administra el sistema todavía no ha iniciado sesión',
    button: 'Ayudar a que inicie sesión',
  },
  ask: {
    stewards: (whom) => `Pida a ${whom} que los revise. Solo puede hacerlo una persona responsable del contenido.`,
    waiting: (whom) =>
      `Solo una persona responsable del contenido puede revisarlos, y ninguna ha iniciado sesión todavía. Cree un enlace de inicio de sesión para una de estas personas: ${whom}.`,
    nobody: (whom) =>
      `Nadie puede iniciar sesión como responsable del contenido, así que nadie puede revisarlos. Pida a ${whom === '' ? 'quien administra el sistema' : whom} que asigne ese rol a alguien.`,
  },
  ownCourse: {
    due: (day) => `La fecha límite de su propio curso es el ${day}.`,
    wasDue: (day) => `La fecha límite de su propio curso era el ${day}.`,
    open: 'Todavía le falta terminar su propio curso.',
  },
  packageFailed: {
    own: (day) => `tiene un número que no funcionó en la revisión del ${day}`,
    shared: (day) => `tiene un número con un problema que encontró la revisión del ${day}`,
  },
  packageChanges: (what) => `cambios desde entonces: ${what}`,
  webhookFailed: (n) => (n === 1 ? '1 aviso falló' : `${digits(n)} avisos fallaron`),
  backupSince: (day) => `La última copia de seguridad es del ${day}`,
  stand: {
    title: 'Cómo vamos',
    overview: 'Abrir el resumen',
  },
  audit: {
    heading: 'Qué está pendiente',
    lead: (until) =>
      `Usted tiene acceso de auditoría hasta el ${until}. Puede leer todos los registros, todos los informes y el libro de registro, pero no puede cambiar nada.`,
    packs: 'Comprobar un paquete de evidencia',
    ledger: 'Revisar el libro de registro',
  },
  checklist: {
    title: 'Prepare su orientación',
    progress: (done, all) =>
      `${digits(done)} de ${digits(all)} pasos hechos. La lista desaparece sola cuando todo está hecho.`,
    done: 'Hecho',
    toInvite: (n) => (n === 1 ? 'Falta invitar a 1 persona.' : `Falta invitar a ${digits(n)} personas.`),
    steps,
  },
}
