import { join } from 'node:path';
import { app } from 'electron';
import log from 'electron-log/main';

/**
 * What goes wrong is written to `logs/gangbiao.log` in this person's profile, at most 2 MiB and the one before it, so
 * that somebody can be sent it. It never holds what the user has typed.
 */
log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'gangbiao.log');
log.transports.file.maxSize = 2 * 1024 * 1024;
log.transports.file.level = 'info';
log.transports.console.level = app.isPackaged ? false : 'warn';
log.errorHandler.startCatching({ showDialog: false });

export { log };
