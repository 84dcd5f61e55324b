import '../../items/form.css';
import './base.css';
