"""What addresses of calls about dates name."""

from typing import Annotated

from fastapi import Path

DateNumber = Annotated[int, Path(ge=1, le=2**31 - 1, description="Which of the activity's dates.")]
