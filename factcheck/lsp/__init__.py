"""The language server: findings as they are written, in editors that speak its protocol."""
