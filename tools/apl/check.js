// Print what Amazon's static checks find in the APL document on standard input, as JSON.
const { StaticAplTemplateValidator } = require("apl-suggester");
const document = JSON.parse(require("fs").readFileSync(0, "utf8"));
Promise.resolve(new StaticAplTemplateValidator().validate(document)).then((found) => console.log(JSON.stringify(found)));
