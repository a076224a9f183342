import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import '../ui/page.css';
import '../ui/fields.css';
import { watchReads } from '../ui/reads.ts';
import './app.css';
import { App } from './app.tsx';
import { boot, holdCloseForDrafts } from './boot.ts';
import { offerRareLetters } from './rare-letters.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
holdCloseForDrafts();
// The page says whether all that it shows is there: window tests wait for it instead of for a time.
watchReads((isReading) => document.documentElement.toggleAttribute('data-reading', isReading));
offerRareLetters();
void boot();
createRoot(root).render(<App />);
