/** Takes away what earlier builds left, so that deleted modules do not ship. */
import { rmSync } from 'node:fs';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
