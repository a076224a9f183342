import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import '../ui/page.css';
import '../ui/fields.css';
import './app.css';
import { App } from './app.tsx';
import { boot, holdCloseForDrafts } from './boot.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
holdCloseForDrafts();
void boot();
createRoot(root).render(<App />);
