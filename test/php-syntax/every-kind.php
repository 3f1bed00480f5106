<!doctype html>
<?php
declare(strict_types=1);
namespace Every\Kind;

use Some\Thing as Other;
use function Some\{one, two as zwei};
const LIMIT = 1, OTHER = 2;

#[Attribute(1)]
abstract class Base extends Other implements \Countable, Listing
{
    use First, Second {
        First::both insteadof Second;
        Second::both as protected renamed;
    }
    const A = 1, B = self::A;
    public const int C = 3;
    public static ?int $count = 0, $more;
    public readonly int|string $union;
    public string $hooked {
        get => $this->hooked;
        set (string $value) { $this->hooked = $value; }
    }
    #[Pure]
    public function __construct(private readonly int $promoted = 1, public int &...$rest) {}
    abstract protected function nothing(A&B $both): static;
    public function count(): int { return parent::count() + static::$count; }
}
interface Listing extends \Traversable { public function all(): array; }
trait First { public function both(): void {} }
enum Suit: string implements Listing { case Hearts = 'H'; case Spades = 'S'; const Wild = self::Spades; }

function &generate(array $list, callable $by = null): iterable
{
    global $config;
    static $calls = 0, $never;
    foreach ($list as $key => &$value) { yield $key => $value; }
    foreach ($list as list($first, $second)) yield from generate($first);
    for ($i = 0, $j = 1; $i < 10; $i++, --$j) { if ($i === 5) continue 2; }
    while (true): break; endwhile;
    do { $calls += 1; } while ($calls < 3);
    switch ($calls) { case 1: echo 'one'; break; default: print('other'); }
    try { throw new \Exception("a $calls b {$list[0]} ${config}"); } catch (\A | \B $e) { } finally { unset($value, $config); }
    if ($calls and !$value or -$i xor @$list['a']): return; elseif ($i): else: endif;
    goto end;
    end:
    return $by ?? fn (int $x): int => $x ** 2;
}
$closure = static function ($a, ...$rest) use (&$closure): ?self { return $this?->name; };
$object = new class(1) extends Base { };
$copy = clone $object;
$value = match (true) { $a instanceof Base, $b => 1, default => (int) $c ? 'x' : `ls $d` };
$text = <<<EOT
  heredoc {$object->name()} $list[0]
  EOT;
$raw = <<<'EOT'
  nowdoc
  EOT;
$reference = &$list[__LINE__];
call(...$args, name: null);
$first = strlen(...);
[$one, , $two] = [...$list, 'k' => 1.5, true];
isset($a->{$b}, $c::$d, $e::F) && empty($g[]) || exit(1);
include_once __DIR__ . '/a.php';
eval('return 1;');
echo ($a + $b) * ((($c)));
parent::boot();
?>
<p><?= $text ?></p>
<?php
__halt_compiler();
