"""Side-by-side spans for tests."""


def pair(local: str, english: str) -> str:
    """A translation unit as the side-by-side branches write it."""
    return (
        f'<span data-ttu-id="abcde-101">{local}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="abcde-101">{english}</span></span>'
    )
