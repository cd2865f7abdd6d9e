"""督查: judging, deciding and amending, moving items, papers, scores, who carries what."""
