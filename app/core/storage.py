"""Files people send, kept on disk under names no one guesses. A transaction that fails leaves no file behind."""

from pathlib import Path

from sqlalchemy import event
from sqlmodel import Session

from app.core.database import HouseSession
from app.core.secrets import new_key


class Storage:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, session: Session, content: bytes) -> str:
        """Writes the file; returns its key. It goes again if the transaction does not commit."""
        key = new_key()
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        session.connection()  # begins the transaction, so that its end is announced
        session.info.setdefault("new_files", []).append(path)
        path.write_bytes(content)
        return key

    def forget(self, session: Session, key: str) -> None:
        """The file goes once the transaction has committed; if it does not, it stays."""
        session.connection()
        session.info.setdefault("old_files", []).append(self.path(key))

    def path(self, key: str) -> Path:
        return self.folder / key[:2] / key


@event.listens_for(HouseSession, "after_commit")
def _stay(session: Session) -> None:
    session.info.pop("new_files", None)
    for path in session.info.pop("old_files", []):
        path.unlink(missing_ok=True)


@event.listens_for(HouseSession, "after_rollback")
def _go_again(session: Session) -> None:
    session.info.pop("old_files", None)
    for path in session.info.pop("new_files", []):
        path.unlink(missing_ok=True)
